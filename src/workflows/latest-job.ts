import { ActivityFailure, isCancellation } from '@temporalio/workflow';
import type { LatestJobInput } from '../activities/latest-job.ts';
import type { LatestJob } from '../prowjob/rerun.ts';
import { findLatestJob } from './activities.ts';

/** How a job is configured now, for somebody who waits for it: only workers know the configuration and the code host. */
export async function latestJob(run: LatestJobInput): Promise<LatestJob> {
  try {
    return await findLatestJob(run);
  } catch (error) {
    if (!(error instanceof ActivityFailure) || isCancellation(error)) throw error;
    return { kind: 'gone', why: error.cause?.message ?? error.message };
  }
}
