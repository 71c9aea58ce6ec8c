import type { Problem } from '../config/problem.ts';
import type { SourceFile } from '../config/yaml.ts';
import type { RepoName, Sha } from '../prowjob/ids.ts';

/** `.prow/` (every YAML file below it) or else `.prow.yaml`, as a commit holds it; no files when it has neither. */
export interface InRepoFiles {
  /** Identity of the content: equal keys of one repository have equal files. Empty when there are no files. */
  readonly key: string;
  readonly files: readonly SourceFile[];
  /** Why files that are there could not be taken: a symbolic link, not text, too large. */
  readonly problems: readonly Problem[];
}

/** A pull request with the commits that are to be merged. */
export interface PullToMerge {
  readonly number: number;
  readonly baseSha: Sha;
  readonly headSha: Sha;
}

/** Where the in-repo configuration of repositories comes from. Every error is a `CodeHostFailure`. */
export interface InRepoSource {
  /** As a commit holds it. */
  inRepoFiles(repo: RepoName, commit: Sha): Promise<InRepoFiles>;
  /**
   * As the base commit merged with the head of the pull request holds it. Throws UNAVAILABLE while the code host has
   * not merged the two, CONFLICT when they cannot be merged.
   */
  mergedInRepoFiles(repo: RepoName, pull: PullToMerge): Promise<InRepoFiles>;
}
