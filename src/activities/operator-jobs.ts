import { isInRepoEnabled } from '../config/in-repo/enabled.ts';
import { requiredContexts } from '../config/required-contexts.ts';
import type { RepoJobs } from '../plugins/repo-jobs.ts';
import type { ConfigSnapshot } from '../ports/config-source.ts';
import { fullName, type RepoName } from '../prowjob/ids.ts';

/** What operators said about a repository: its jobs without those that it defines itself. */
export function operatorJobs({ config, plugins }: ConfigSnapshot, repo: RepoName): RepoJobs {
  const name = fullName(repo);
  return {
    presubmits: config.presubmits.get(name) ?? [],
    postsubmits: config.postsubmits.get(name) ?? [],
    trigger: plugins.triggerFor(name),
    sections: plugins.sections,
    requiredContexts: (branch) => requiredContexts(config, name, branch),
    hasInRepoConfig: isInRepoEnabled(config, name),
    inRepoProblems: [],
  };
}
