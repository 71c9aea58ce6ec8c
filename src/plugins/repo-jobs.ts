import type { Postsubmit, Presubmit, TriggerSettings } from '../config/config.ts';
import type { Problem } from '../config/problem.ts';

/** What operators said about one repository, and what the repository says itself. */
export interface RepoJobs {
  /** Those of the operators first, then the repository's own. */
  readonly presubmits: readonly Presubmit[];
  readonly postsubmits: readonly Postsubmit[];
  readonly trigger: TriggerSettings;
  /** May the repository define jobs itself? */
  readonly hasInRepoConfig: boolean;
  /** What keeps the repository's own jobs from running; empty when all is well or it may not have any. */
  readonly inRepoProblems: readonly Problem[];
}
