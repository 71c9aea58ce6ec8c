import type { Problem } from '../config/problem.ts';
import type { SourceFile } from '../config/yaml.ts';
import type { RepoName, Sha } from '../prowjob/ids.ts';

/**
 * `.prow/` (every YAML file below it that `.prowignore` does not leave out) or else `.prow.yaml`, as a commit holds it; no
 * files when it has neither. One content of a repository is one object for as long as the source remembers it, so what
 * follows from it may be kept by it.
 */
export interface InRepoFiles {
  /** In the order in which their jobs are to come. */
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
   * As the base commit merged with the head of the pull request holds it. Throws CONFLICT when they cannot be merged,
   * NOT_MERGED when the code host takes too long to merge them, UNAVAILABLE when the pull request has another head by now.
   */
  mergedInRepoFiles(repo: RepoName, pull: PullToMerge): Promise<InRepoFiles>;
}
