import type { PluginSections } from '../config/plugins/all.ts';
import type { CommentMade, Pushed, PullEvent } from '../events/event.ts';
import type { Decision } from '../prowjob/decision.ts';
import type { AllPullFacts, IssueFacts, IssueNeed, PullNeed } from './facts.ts';
import type { RepoJobs } from './repo-jobs.ts';

/** One command as the help page shows it. Prow: pkg/pluginhelp/pluginhelp.go `Command`. */
export interface CommandHelp {
  readonly usage: string;
  readonly description: string;
  readonly whoCanUse: string;
  readonly examples: readonly string[];
  /** Worth knowing for every user. */
  readonly isFeatured: boolean;
}

export interface PluginHelp {
  readonly description: string;
  readonly commands: readonly CommandHelp[];
  /** The webhooks that it acts on, by GitHub's names. */
  readonly events?: readonly string[];
  /** What its settings mean, in words, by org or `org/repo`; under an empty name for all. */
  settings?(sections: PluginSections): Readonly<Record<string, string>>;
}

/** What a plugin does about something said on an issue: a comment, or the description of a new one. */
export interface IssueSide<Needs extends readonly IssueNeed[]> {
  /** As of a plugin. */
  readonly needs: Needs;
  wants(said: CommentMade, sections: PluginSections): readonly Needs[number][];
  plan(
    said: CommentMade,
    facts: Pick<IssueFacts, Needs[number]>,
    sections: PluginSections,
  ): readonly Decision[];
}

/** Chat-ops as a pure function: from an event and what it asked to know, to decisions. */
export interface Plugin<
  Needs extends readonly PullNeed[],
  IssueNeeds extends readonly IssueNeed[] = readonly [],
> {
  /** The name in plugins.yaml. */
  readonly name: string;
  readonly help: PluginHelp;
  /** The facts that it may ever look at. */
  readonly needs: Needs;
  /**
   * The facts that this event calls for, out of its needs, so that most events cost no call to the code host; none
   * when the event does not concern it, and then it is not asked to plan.
   */
  wants(event: PullEvent, jobs: RepoJobs): readonly Needs[number][];
  planPull(
    event: PullEvent,
    facts: Pick<AllPullFacts, Needs[number]>,
    jobs: RepoJobs,
  ): readonly Decision[];
  /** A push tells all that is needed itself. */
  planPush(event: Pushed, jobs: RepoJobs): readonly Decision[];
  /** Absent where issues do not concern it. */
  readonly onIssue?: IssueSide<IssueNeeds>;
}

/** The type of `facts` follows from the value of `needs`, so the two cannot differ. */
export function definePlugin<
  const Needs extends readonly PullNeed[],
  const IssueNeeds extends readonly IssueNeed[] = readonly [],
>(plugin: Plugin<Needs, IssueNeeds>): Plugin<Needs, IssueNeeds> {
  return plugin;
}
