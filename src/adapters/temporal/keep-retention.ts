import type { Connection } from '@temporalio/client';
import { readRetention, setRetention } from './retention.ts';

/**
 * Makes a namespace remember workflows for at least as long; one that remembers them longer is left alone. Gives what its
 * operators are to know where that is not possible.
 */
export async function keepRetention(
  connection: Pick<Connection, 'workflowService'>,
  namespace: string,
  ms: number,
): Promise<string | undefined> {
  try {
    if ((await readRetention(connection, namespace)) < ms) {
      await setRetention(connection, namespace, ms);
    }
    return undefined;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const hours = String(Math.ceil(ms / 3_600_000));
    return `the retention of namespace ${namespace} must be at least ${hours} hours, and could not be set: ${why}`;
  }
}
