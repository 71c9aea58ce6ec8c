import type { RepoName, Sha } from '../prowjob/ids.ts';

/** What GitHub told us, as far as it is used; the union is closed, `kind` says which. */
export type GitHubEvent = PullChanged | CommentMade | Pushed | Irrelevant;

/** A pull request as the payload shows it, at the time the payload was made. */
export interface PullSnapshot {
  readonly number: number;
  readonly title: string;
  readonly author: string;
  readonly isOpen: boolean;
  readonly isDraft: boolean;
  /** `null` while GitHub has not computed it. */
  readonly isMergeable: boolean | null;
  readonly labels: readonly string[];
  readonly headSha: Sha;
  readonly headRef: string;
  readonly baseRef: string;
  /** Address of the pull request for people. */
  readonly link: string;
  /** RFC 3339; tells an old story (a redelivery) from a fresh one. */
  readonly updatedAt: string;
}

/** An event of one pull request; of an issue there are comments only. */
export type PullEvent = PullChanged | CommentMade;

interface EventBase {
  readonly repo: RepoName;
  /** Address of the repository for people. */
  readonly repoLink: string;
  /** Login of whoever caused the event. */
  readonly actor: string;
}

export type PullAction =
  | 'opened'
  | 'reopened'
  | 'synchronize'
  | 'edited'
  | 'ready_for_review'
  | 'converted_to_draft'
  | 'closed'
  | 'labeled'
  | 'unlabeled';

export interface PullChanged extends EventBase {
  readonly kind: 'pull-changed';
  readonly action: PullAction;
  readonly pull: PullSnapshot;
  /** With `labeled` and `unlabeled`. */
  readonly label?: string;
  /** With `edited`: did the base branch or its commit change? */
  readonly baseChanged: boolean;
  /** With `opened`: the description, which is read as a comment then; otherwise empty. */
  readonly body: string;
}

/**
 * A new comment, review or review comment on a pull request or issue, or the description of a new issue; edits and
 * deletions are not events.
 */
export interface CommentMade extends EventBase {
  readonly kind: 'comment-made';
  readonly number: number;
  readonly isPullRequest: boolean;
  readonly isOpen: boolean;
  readonly body: string;
  /** Address of the comment for people. */
  readonly link: string;
  readonly author: string;
}

/** Commits landed on a branch or tag. */
export interface Pushed extends EventBase {
  readonly kind: 'pushed';
  /** Without `refs/heads/` or `refs/tags/`. */
  readonly branch: string;
  readonly isDeletion: boolean;
  readonly before: Sha;
  readonly after: Sha;
  readonly compareLink: string;
  /** The union of added, removed and modified files of the payload's commits. */
  readonly changedFiles: readonly string[];
  /** False when the list was cut, by GitHub or by us: then it cannot show that no file matches. */
  readonly changedFilesComplete: boolean;
}

/** A delivery that is valid but that nothing here acts on; `why` says so in words. */
export interface Irrelevant {
  readonly kind: 'irrelevant';
  readonly why: string;
}
