import type { Postsubmit, Presubmit, TriggerSettings } from '../config/config.ts';
import type { PluginSections } from '../config/plugins/all.ts';
import type { Problem } from '../config/problem.ts';

/** What operators said about one repository, and what the repository says itself. */
export interface RepoJobs {
  /** Those of the operators first, then the repository's own. */
  readonly presubmits: readonly Presubmit[];
  readonly postsubmits: readonly Postsubmit[];
  readonly trigger: TriggerSettings;
  /** What plugins.yaml says of the other plugins, of all repositories. */
  readonly sections: PluginSections;
  /** The contexts that `branch-protection` of config.yaml wants on a branch, besides those of jobs. */
  requiredContexts(branch: string): readonly string[];
  /** May the repository define jobs itself? */
  readonly hasInRepoConfig: boolean;
  /** What keeps the repository's own jobs from running; empty when all is well or it may not have any. */
  readonly inRepoProblems: readonly Problem[];
}
