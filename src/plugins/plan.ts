import type { PullEvent, Pushed } from '../events/event.ts';
import type { Decision } from '../prowjob/decision.ts';
import type { Need, PullRequestFacts } from './facts.ts';
import type { AnyPlugin } from './registry.ts';
import type { RepoJobs } from './repo-jobs.ts';

/** The facts that this event calls for; when there are none, nothing is to be planned. */
export function neededFacts(
  plugins: readonly AnyPlugin[],
  event: PullEvent,
  jobs: RepoJobs,
): ReadonlySet<Need> {
  return new Set(plugins.flatMap((plugin) => plugin.wants(event, jobs)));
}

/** What is to be done about an event of a pull request, in order; `facts` holds at least the needed ones. */
export function planPull(
  plugins: readonly AnyPlugin[],
  event: PullEvent,
  facts: PullRequestFacts,
  jobs: RepoJobs,
): readonly Decision[] {
  return plugins
    .filter((plugin) => plugin.wants(event, jobs).length > 0)
    .flatMap((plugin) => plugin.planPull(event, facts, jobs));
}

/** What is to be done about commits that landed. */
export function planPush(
  plugins: readonly AnyPlugin[],
  event: Pushed,
  jobs: RepoJobs,
): readonly Decision[] {
  return plugins.flatMap((plugin) => plugin.planPush(event, jobs));
}
