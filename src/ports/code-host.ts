import type { BotComment, ChangedFile, PullFacts } from '../plugins/facts.ts';
import type { CheckRun } from '../prowjob/check-run.ts';
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

/**
 * What goes first when calls have to wait: the end of a run, then what people asked for, then news of a run under way,
 * which the next news replaces.
 */
export type Urgency = 'verdict' | 'usual' | 'progress';

/** The shape of every error that a {@link CodeHost} throws. Its message is free of tokens, headers and bodies. */
export interface CodeHostFailure extends Error {
  readonly code: CodeHostFailureCode;
  /** HTTP status of the answer; 0 when there was none. */
  readonly status: number;
  /** How long the code host asked to be left alone; `undefined` when it did not say. */
  readonly retryAfterSeconds: number | undefined;
}

/** A branch as it is now. */
export interface Branch {
  readonly sha: Sha;
  /** The contexts that its protection on the code host wants to be green; those of rulesets are not told. */
  readonly requiredContexts: readonly string[];
}

export interface CheckRunHow {
  readonly urgency: Urgency;
  /** Nothing can have been told of this run before, so it needs not be looked for. */
  readonly isFirst: boolean;
}

/** The code host as the Activities use it; each caller takes the part it needs with `Pick`. */
export interface CodeHost extends InRepoSource {
  botLogin(): Promise<string>;
  pull(repo: RepoName, number: number): Promise<PullFacts>;
  branch(repo: RepoName, name: string): Promise<Branch>;
  /** Every file of the pull request, all pages; a rename counts as its new name. */
  changedFiles(repo: RepoName, number: number): Promise<readonly ChangedFile[]>;
  /** A file as a commit has it; `undefined` when it is not there, no text or larger than 64 KiB. */
  textFile(repo: RepoName, commit: Sha, path: string): Promise<string | undefined>;
  isOrgMember(org: string, login: string): Promise<boolean>;
  isCollaborator(repo: RepoName, login: string): Promise<boolean>;
  /** `team` is its slug, as in the address of its page. */
  isTeamMember(org: string, team: string, login: string): Promise<boolean>;
  /** The newest status of each context. `urgency` is `usual` by default. */
  contexts(repo: RepoName, sha: string, urgency?: Urgency): Promise<readonly CommitStatus[]>;
  /** The labels of a pull request or issue. */
  labelsOf(repo: RepoName, number: number): Promise<readonly string[]>;
  /** The labels that there are in a repository, as they were within the last minute. */
  repoLabels(repo: RepoName): Promise<readonly string[]>;
  botComments(repo: RepoName, number: number): Promise<readonly BotComment[]>;
  /** `urgency` is `usual` by default. */
  setStatus(repo: RepoName, sha: string, status: CommitStatus, urgency?: Urgency): Promise<void>;
  /** Makes or changes a check run. False where it may not write any: only a GitHub App may, if it was let. */
  setCheckRun(repo: RepoName, sha: string, run: CheckRun, how: CheckRunHow): Promise<boolean>;
  addLabel(repo: RepoName, number: number, label: string): Promise<void>;
  /** A label that is not there is no error. */
  removeLabel(repo: RepoName, number: number, label: string): Promise<void>;
  /** Whom the code host does not know as one who can be assigned, it passes over. */
  assign(repo: RepoName, number: number, logins: readonly string[]): Promise<void>;
  comment(repo: RepoName, number: number, body: string): Promise<void>;
  /** Throws NOT_FOUND for a comment that is gone. */
  editComment(repo: RepoName, commentId: number, body: string): Promise<void>;
  /** A comment that is gone is no error. */
  deleteComment(repo: RepoName, commentId: number): Promise<void>;
}
