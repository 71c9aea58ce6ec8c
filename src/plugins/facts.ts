import type { Sha } from '../prowjob/ids.ts';
import type { Verdict } from '../prowjob/verdict.ts';

/** A pull request as it is now. */
export interface PullFacts {
  readonly org: string;
  readonly repo: string;
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
  readonly repoLink: string;
}

/** A prow job of this pull request that has not ended. */
export interface RunningJob {
  readonly prowJob: string;
  readonly job: string;
  readonly headSha: string;
  readonly baseRef: string;
  readonly type: 'presubmit' | 'batch';
}

/** The newest status of one context on the pull request's head. */
export interface ContextStatus {
  readonly context: string;
  readonly state: 'success' | 'pending' | 'failure' | 'error';
}

export interface BotComment {
  readonly id: number;
  readonly body: string;
}

/**
 * Everything a plugin can ask for about a pull request. One Activity fetches the union of what the enabled plugins
 * need, once; what a plugin did not ask for it cannot see (it does not compile).
 */
export interface PullRequestFacts {
  readonly pull: PullFacts;
  /** The commit that the base branch points to now; Prow reads it at trigger time too. */
  readonly baseSha: Sha;
  /** May the author of the pull request start jobs? Prow: pkg/plugins/trigger `TrustedUser`. */
  readonly authorTrust: Verdict;
  /** The same of whoever acted (wrote the comment, set the label). */
  readonly actorTrust: Verdict;
  readonly actorIsBot: boolean;
  /** Names of changed files; empty when no job of this base branch depends on them. */
  readonly changedFiles: readonly string[];
  readonly headContexts: readonly ContextStatus[];
  readonly runningJobs: readonly RunningJob[];
  /** Comments that the bot itself wrote on the pull request. */
  readonly botComments: readonly BotComment[];
}

export type Need = keyof PullRequestFacts;
