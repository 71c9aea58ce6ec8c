import type { Connection } from '@temporalio/client';

type Service = Pick<Connection, 'workflowService'>;

/** How long a namespace remembers workflows that have ended, in milliseconds. */
export async function readRetention(connection: Service, namespace: string): Promise<number> {
  const { config } = await connection.workflowService.describeNamespace({ namespace });
  const { seconds, nanos } = config?.workflowExecutionRetentionTtl ?? {};
  return Number(seconds ?? 0) * 1_000 + Math.floor((nanos ?? 0) / 1_000_000);
}

/** Makes it this long; what has ended before counts by the new time. */
export async function setRetention(
  connection: Service,
  namespace: string,
  ms: number,
): Promise<void> {
  // The library's type of 64-bit numbers takes plain ones, too.
  const seconds = Math.ceil(ms / 1_000);
  await connection.workflowService.updateNamespace({
    namespace,
    config: { workflowExecutionRetentionTtl: { seconds: seconds as unknown as Long } },
  });
}
