import type { History } from '../ports/history.ts';
import type { JobActs } from '../ports/job-acts.ts';
import type { JobBoard, JobFinder } from '../ports/job-board.ts';
import type { ProwJob } from '../prowjob/spec.ts';
import type { QueuesPage } from './contract.ts';
import { HttpRefusal } from './http-refusal.ts';
import type { LogSources } from './logs-source.ts';

/** What the API needs to show runs of jobs and to act on them. */
export interface JobsDeps {
  readonly board: JobBoard;
  readonly finder: JobFinder;
  readonly history: Pick<History, 'read'>;
  readonly queues: () => Promise<QueuesPage>;
  readonly logs: LogSources;
  readonly acts: JobActs;
  /** Whose token it is, in words; absent where nobody may act over HTTP. */
  readonly whoHas?: ((token: string) => string | undefined) | undefined;
  /** Is the run for everybody's eyes? What is not is not there. */
  readonly isShown: (job: ProwJob) => boolean;
  readonly yaml: (value: object) => string;
  readonly now: () => Date;
}

/** What somebody else could not answer is a 503 with that one's sentence. */
export async function orUnavailable<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (cause) {
    if (cause instanceof HttpRefusal) throw cause;
    const says = cause instanceof Error ? cause.message : 'something behind this does not answer';
    throw new HttpRefusal('UNAVAILABLE', says, { cause });
  }
}

/** A run that is not there, or not for everybody's eyes: the answer does not tell which. */
export function noSuchJob(what: string): HttpRefusal {
  return new HttpRefusal('NOT_FOUND', `there is no ${what}, or nobody remembers it`);
}
