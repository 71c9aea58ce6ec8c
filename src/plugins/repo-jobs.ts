import type { Postsubmit, Presubmit, TriggerSettings } from '../config/config.ts';

/** What operators said about one repository. */
export interface RepoJobs {
  readonly presubmits: readonly Presubmit[];
  readonly postsubmits: readonly Postsubmit[];
  readonly trigger: TriggerSettings;
}
