import type { Pushed, PullEvent } from '../events/event.ts';
import type { Decision } from '../prowjob/decision.ts';
import type { Need, PullRequestFacts } from './facts.ts';
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
}

/** Chat-ops as a pure function: from an event and what it asked to know, to decisions. */
export interface Plugin<Needs extends readonly Need[]> {
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
    facts: Pick<PullRequestFacts, Needs[number]>,
    jobs: RepoJobs,
  ): readonly Decision[];
  /** A push tells all that is needed itself. */
  planPush(event: Pushed, jobs: RepoJobs): readonly Decision[];
}

/** The type of `facts` follows from the value of `needs`, so the two cannot differ. */
export function definePlugin<const Needs extends readonly Need[]>(
  plugin: Plugin<Needs>,
): Plugin<Needs> {
  return plugin;
}
