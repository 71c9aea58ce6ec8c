import { WorkflowNotFoundError } from '@temporalio/client';

/** `undefined` for a workflow that has ended, or whose end is so long ago that Temporal forgot it. */
export async function ignoringEnded<T>(call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined;
    throw error;
  }
}
