import type { BotComment, ContextStatus, PullFacts } from '../plugins/facts.ts';
import type { RepoName, Sha } from '../prowjob/ids.ts';

/** What a commit shows beside it. Prow: pkg/github/types.go `Status`. */
export interface CommitStatus {
  readonly context: string;
  readonly state: 'success' | 'pending' | 'failure' | 'error';
  /** At most 140 bytes. */
  readonly description: string;
  readonly targetUrl: string;
}

/** The code host as the Activities use it; each caller takes the part it needs with `Pick`. */
export interface CodeHost {
  botLogin(): Promise<string>;
  pull(repo: RepoName, number: number): Promise<PullFacts>;
  branchSha(repo: RepoName, branch: string): Promise<Sha>;
  /** Every file of the pull request, all pages; a rename counts as its new name. */
  changedFiles(repo: RepoName, number: number): Promise<readonly string[]>;
  isOrgMember(org: string, login: string): Promise<boolean>;
  isCollaborator(repo: RepoName, login: string): Promise<boolean>;
  contexts(repo: RepoName, sha: Sha): Promise<readonly ContextStatus[]>;
  botComments(repo: RepoName, number: number): Promise<readonly BotComment[]>;
  setStatus(repo: RepoName, sha: string, status: CommitStatus): Promise<void>;
  addLabel(repo: RepoName, number: number, label: string): Promise<void>;
  /** A label that is not there is no error. */
  removeLabel(repo: RepoName, number: number, label: string): Promise<void>;
  comment(repo: RepoName, number: number, body: string): Promise<void>;
  /** A comment that is gone is no error. */
  deleteComment(repo: RepoName, commentId: number): Promise<void>;
}
