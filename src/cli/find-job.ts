import type { Client } from '@temporalio/client';
import { createJobFinder } from '../adapters/temporal/job-finder.ts';
import type { FoundJob, JobFinder } from '../ports/job-board.ts';
import { isProwJobName } from '../prowjob/run-ids.ts';

/** Finds runs in Temporal alone. */
export function finderIn(client: Client): JobFinder {
  return createJobFinder({ client, pastRun: () => Promise.resolve(undefined) });
}

/** A run by its name; throws a sentence for one that is not there. */
export async function findJob(finder: Pick<JobFinder, 'byName'>, name: string): Promise<FoundJob> {
  const found = isProwJobName(name) ? await finder.byName(name) : undefined;
  if (found) return found;
  throw new Error(
    `there is no prow job ${name}, or Temporal has forgotten it: prowflow get jobs lists those that there are`,
  );
}
