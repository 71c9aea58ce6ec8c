import type { BotComment, PullFacts } from '../plugins/facts.ts';
import type { CommitStatus } from '../prowjob/commit-status.ts';
import type { RepoName, Sha } from '../prowjob/ids.ts';
import type { InRepoSource } from './in-repo-files.ts';

/**
 * What the code host refused, in words that decide what is worth another try. Crier lets `TOO_MANY_STATUSES`, `NOT_FOUND`
 * and `NO_COMMIT` pass when it reports (Prow: pkg/crier/reporters/github/reporter.go).
 */
export type CodeHostFailureCode =
  | 'BAD_ANSWER'
  | 'BAD_CREDENTIALS'
  | 'CONFLICT'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'NOT_INSTALLED'
  | 'NOT_MERGED'
  | 'NO_COMMIT'
  | 'RATE_LIMITED'
  | 'REFUSED'
  | 'TOO_MANY_STATUSES'
  | 'UNAVAILABLE';

/** The shape of every error that a {@link CodeHost} throws. Its message is free of tokens, headers and bodies. */
export interface CodeHostFailure extends Error {
  readonly code: CodeHostFailureCode;
  /** HTTP status of the answer; 0 when there was none. */
  readonly status: number;
  /** How long the code host asked to be left alone; `undefined` when it did not say. */
  readonly retryAfterSeconds: number | undefined;
}

/** The code host as the Activities use it; each caller takes the part it needs with `Pick`. */
export interface CodeHost extends InRepoSource {
  botLogin(): Promise<string>;
  pull(repo: RepoName, number: number): Promise<PullFacts>;
  branchSha(repo: RepoName, branch: string): Promise<Sha>;
  /** Every file of the pull request, all pages; a rename counts as its new name. */
  changedFiles(repo: RepoName, number: number): Promise<readonly string[]>;
  isOrgMember(org: string, login: string): Promise<boolean>;
  isCollaborator(repo: RepoName, login: string): Promise<boolean>;
  /** The newest status of each context. */
  contexts(repo: RepoName, sha: string): Promise<readonly CommitStatus[]>;
  botComments(repo: RepoName, number: number): Promise<readonly BotComment[]>;
  setStatus(repo: RepoName, sha: string, status: CommitStatus): Promise<void>;
  addLabel(repo: RepoName, number: number, label: string): Promise<void>;
  /** A label that is not there is no error. */
  removeLabel(repo: RepoName, number: number, label: string): Promise<void>;
  comment(repo: RepoName, number: number, body: string): Promise<void>;
  /** A comment that is gone is no error. */
  deleteComment(repo: RepoName, commentId: number): Promise<void>;
}
