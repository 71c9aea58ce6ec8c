import type { RepoName } from '../prowjob/ids.ts';

/** What a check of the configuration asks the code host. Every error is a `CodeHostFailure`. */
export interface CodeHostCensus {
  /** Each repository `org/repo` of an org that is not archived. */
  activeRepos(org: string): Promise<readonly string[]>;
  /** Has the default branch this file? */
  hasFile(repo: RepoName, path: string): Promise<boolean>;
  /** Is the App that asks installed for this repository? */
  isInstalled(repo: RepoName): Promise<boolean>;
}
