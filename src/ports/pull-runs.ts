import type { RepoName } from '../prowjob/ids.ts';
import type { ProwJob } from '../prowjob/spec.ts';

/** Which runs a report is about. */
export interface RunsOfCommit extends RepoName {
  readonly number: number;
  readonly headSha: string;
}

/** Runs of a pull request's jobs, with their statuses as they are now. */
export interface PullRuns {
  /** The newest run of each presubmit for a commit; one that started within the last seconds may be missing. */
  ofCommit(commit: RunsOfCommit): Promise<readonly ProwJob[]>;
}
