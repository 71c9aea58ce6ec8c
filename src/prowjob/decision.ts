import type { CommitStatus } from './commit-status.ts';
import type { ProwJobSpec } from './spec.ts';

/**
 * What the rules want done, as data: made by `rules/` and `plugins/`, recorded in the workflow's history, applied by
 * `workflows/`. Each says why, in words for people.
 */
export type Decision =
  | StartJob
  | SkipJob
  | AbortJob
  | HoldPull
  | ReleasePull
  | AddLabel
  | RemoveLabel
  | Assign
  | PostComment
  | DeleteComment
  | SetStatuses;

export interface StartJob {
  readonly kind: 'start-job';
  readonly spec: ProwJobSpec;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly because: string;
}

/** A job that does not run now; `wouldRunIf` says what would have made it run. */
export interface SkipJob {
  readonly kind: 'skip-job';
  readonly job: string;
  readonly because: string;
  readonly wouldRunIf: string;
}

export interface AbortJob {
  readonly kind: 'abort-job';
  /** The ProwJob's name, which is its workflow's id. */
  readonly prowJob: string;
  readonly because: string;
  /** A newer run of the same job for the same commit takes over, and reports in its place. */
  readonly isSuperseded: boolean;
}

/** Jobs of the pull request that wait for slots stay waiting. */
export interface HoldPull {
  readonly kind: 'hold-pull';
  /** Who holds it, in words. */
  readonly by: string;
  readonly because: string;
}

export interface ReleasePull {
  readonly kind: 'release-pull';
  readonly because: string;
}

export interface AddLabel {
  readonly kind: 'add-label';
  readonly label: string;
  readonly because: string;
}

export interface RemoveLabel {
  readonly kind: 'remove-label';
  readonly label: string;
  readonly because: string;
}

/** People are made responsible for it. */
export interface Assign {
  readonly kind: 'assign';
  readonly logins: readonly string[];
  readonly because: string;
}

export interface PostComment {
  readonly kind: 'comment';
  readonly body: string;
  readonly because: string;
}

export interface DeleteComment {
  readonly kind: 'delete-comment';
  readonly commentId: number;
  readonly because: string;
}

/** Statuses for contexts that the commit shows nothing of; what it shows already stays. */
export interface SetStatuses {
  readonly kind: 'set-statuses';
  readonly sha: string;
  /** Descriptions may be longer than a status holds. */
  readonly statuses: readonly Pick<CommitStatus, 'context' | 'state' | 'description'>[];
  readonly because: string;
}
