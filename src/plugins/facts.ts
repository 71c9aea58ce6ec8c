import type { PullSnapshot } from '../events/event.ts';
import type { RepoName, Sha } from '../prowjob/ids.ts';
import type { Verdict } from '../prowjob/verdict.ts';
import type { ChangedFile } from '../rules/changed-lines.ts';
import type { GeneratedMarks } from '../rules/generated-files.ts';
import type { ContextStatus } from '../rules/head-contexts.ts';
import type { RunningJob } from '../rules/running-job.ts';

export type { ChangedFile } from '../rules/changed-lines.ts';
export type { ContextStatus } from '../rules/head-contexts.ts';
export type { RunningJob } from '../rules/running-job.ts';

/** A pull request as it is now. */
export interface PullFacts extends RepoName, Omit<PullSnapshot, 'updatedAt'> {
  /** Address of the repository for people. */
  readonly repoLink: string;
}

/** A comment that the bot wrote, to find its own stale ones. */
export interface BotComment {
  readonly id: number;
  readonly body: string;
}

/** What decides about the jobs of a pull request, and how people are answered. */
export interface PullRequestFacts {
  readonly pull: PullFacts;
  /** The commit that the base branch points to now; Prow reads it at trigger time too. */
  readonly baseSha: Sha;
  /** The contexts that the base branch's protection on the code host wants to be green. */
  readonly requiredContexts: readonly string[];
  /** May the author of the pull request start jobs? Prow: pkg/plugins/trigger `TrustedUser`. */
  readonly authorTrust: Verdict;
  /** The same of whoever acted (wrote the comment, set the label). */
  readonly actorTrust: Verdict;
  /** Did this bot itself act? */
  readonly actorIsBot: boolean;
  /** Names of changed files; empty when no job of this base branch depends on them. */
  readonly changedFiles: readonly string[];
  /** The newest status of each context on the head. */
  readonly headContexts: readonly ContextStatus[];
  /** Prow jobs of the pull request that have not ended. */
  readonly runningJobs: readonly RunningJob[];
  /** Comments that the bot itself wrote on the pull request. */
  readonly botComments: readonly BotComment[];
}

/** Such a fact by its name. */
export type Need = keyof PullRequestFacts;

/**
 * Everything a plugin can ask for about a pull request. One Activity fetches the union of what the enabled plugins
 * need, once; what a plugin did not ask for it cannot see (it does not compile). A fact that this event does not call
 * for holds what `unasked.ts` says.
 */
export interface AllPullFacts extends PullRequestFacts {
  /** Every changed file, with how much of it changed. */
  readonly changedLines: readonly ChangedFile[];
  /** Which files the base branch says are generated. */
  readonly generated: GeneratedMarks;
  /** The labels that the repository knows. */
  readonly repoLabels: readonly string[];
  /** Of the teams that guard the labels which a comment names, those that whoever acted is in, by slug. */
  readonly actorTeams: readonly string[];
}

/** A fact by its name, which is how a plugin asks for it. */
export type PullNeed = keyof AllPullFacts;

/** Everything a plugin can ask for about an issue. */
export interface IssueFacts extends Pick<
  AllPullFacts,
  'actorTeams' | 'botComments' | 'repoLabels'
> {
  /** The labels that it has now; those of a payload may be from before the last command. */
  readonly labels: readonly string[];
}

export type IssueNeed = keyof IssueFacts;
