import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { JobEnds } from '../../ports/sweep.ts';

/** Whether prow jobs have ended, by their workflows: one that has ended has told its end, unless it was terminated. */
export function createJobEnds(client: Client): JobEnds {
  return {
    async endOf(name) {
      try {
        const { closeTime } = await client.workflow.getHandle(name).describe();
        return closeTime ? { kind: 'ended', atMs: closeTime.getTime() } : { kind: 'live' };
      } catch (error) {
        // A namespace that is not there is another error: then nothing is known of any job.
        if (error instanceof WorkflowNotFoundError) return { kind: 'unknown' };
        throw error;
      }
    },
  };
}
