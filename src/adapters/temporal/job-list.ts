import type { Client } from '@temporalio/client';
import type { ProwJob } from '../../prowjob/spec.ts';
import { listedJob } from './listed-job.ts';

/**
 * The prow jobs in Temporal's list, in its order: those that run, then those that ended last; at most so many. With `since`
 * only those that run or have ended after that.
 */
export async function* listJobs(
  client: Client,
  most: number,
  since?: Date,
): AsyncGenerator<ProwJob> {
  const news =
    since && ` AND (ExecutionStatus = 'Running' OR CloseTime > '${since.toISOString()}')`;
  const query = `WorkflowType = 'prowJob'${news ?? ''}`;
  let count = 0;
  for await (const info of client.workflow.list({ query, pageSize: 1_000 })) {
    const job = listedJob(info);
    if (job) yield job;
    count += 1;
    if (count === most) return;
  }
}

/** By their start, the newest first, as Prow's lists have them. */
export function newestFirst(jobs: Iterable<ProwJob>): readonly ProwJob[] {
  return [...jobs].sort(byStart);
}

function byStart(one: ProwJob, other: ProwJob): number {
  const [first, second] = [other.status.startTime ?? '', one.status.startTime ?? ''];
  if (first !== second) return first < second ? -1 : 1;
  return one.metadata.name < other.metadata.name ? -1 : 1;
}
