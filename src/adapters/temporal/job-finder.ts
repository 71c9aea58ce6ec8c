import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { FoundJob, JobBoard, JobFinder } from '../../ports/job-board.ts';
import type { ProwJob } from '../../prowjob/spec.ts';
import { jobQuery, timelineQuery } from '../../workflows/messages.ts';
import { TemporalError } from './connect.ts';
import { firstInput } from './first-input.ts';
import { listedJob } from './listed-job.ts';

export interface JobFinderDeps {
  readonly client: Client;
  /** What it has of Temporal's lists need not be asked again; absent where nobody keeps one. */
  readonly board?: Pick<JobBoard, 'asOf' | 'job' | 'jobs'>;
  /** Finds what Temporal has forgotten. */
  readonly pastRun: JobFinder['byBuild'];
}

const DEADLINE_MS = 10_000;
/** A worker that is there answers within milliseconds; one that is not must not keep people waiting. */
const ANSWER_MS = 3_000;
/** How many runs of one name are looked through for a build. */
const MOST_RUNS = 2_000;

/** Finds runs in Temporal, and builds that it has forgotten elsewhere. Throws TemporalError NO_ANSWER. */
export function createJobFinder({ client, board, pastRun }: JobFinderDeps): JobFinder {
  return {
    async byName(name) {
      const found = await inTime(client, () => whole(client, name));
      const job = found ? undefined : board?.job(name);
      return found ?? (job && { job });
    },
    async byBuild(job, buildId) {
      const isIt = ({ spec, status }: ProwJob): boolean =>
        spec.job === job && status.build_id === buildId;
      const known = board?.jobs().find(isIt);
      if (known) return known;
      // Anybody may ask for builds that never were, and the lists answer few questions a second.
      const isListed = board?.asOf() !== undefined;
      const found = isListed ? undefined : await inTime(client, () => ofBuild(client, job, isIt));
      return found ?? pastRun(job, buildId);
    },
  };
}

/** A prow job with all that ran it; that some other workflow has the name is no matter. */
async function whole(client: Client, name: string): Promise<FoundJob | undefined> {
  const handle = client.workflow.getHandle(name);
  try {
    const description = await handle.describe();
    if (description.type !== 'prowJob') return undefined;
    const told = await client
      .withDeadline(Date.now() + ANSWER_MS, async () => ({
        job: await handle.query(jobQuery),
        timeline: await handle.query(timelineQuery),
      }))
      .catch(() => undefined);
    // A workflow that was terminated answers what was true before.
    const last = listedJob(description);
    if (told) return { ...told, job: { ...told.job, ...(last && endOf(last)) } };
    const input = await firstInput(client, name);
    return input && { job: { ...input, ...(last && { status: last.status }) } };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined;
    throw error;
  }
}

function endOf({ status }: ProwJob): Partial<Pick<ProwJob, 'status'>> {
  return status.completionTime === undefined ? {} : { status };
}

async function ofBuild(
  client: Client,
  job: string,
  isIt: (job: ProwJob) => boolean,
): Promise<ProwJob | undefined> {
  // A job's name has no quotes: its grammar was checked at the door.
  const query = `WorkflowType = 'prowJob' AND ProwJob = '${job.replaceAll("'", '')}'`;
  let count = 0;
  for await (const info of client.workflow.list({ query })) {
    const found = listedJob(info);
    if (found && isIt(found)) return found;
    count += 1;
    if (count === MOST_RUNS) return undefined;
  }
  return undefined;
}

async function inTime<T>(client: Client, ask: () => Promise<T>): Promise<T> {
  try {
    return await client.withDeadline(Date.now() + DEADLINE_MS, ask);
  } catch (cause) {
    throw new TemporalError('NO_ANSWER', 'Temporal does not answer: try again later', { cause });
  }
}
