import type { PluginSections } from '../config/plugins/all.ts';
import type { CommentMade, PullEvent, Pushed } from '../events/event.ts';
import type { Decision } from '../prowjob/decision.ts';
import type { AllPullFacts, IssueFacts, IssueNeed, PullNeed } from './facts.ts';
import type { AnyPlugin } from './registry.ts';
import type { RepoJobs } from './repo-jobs.ts';

/** The facts that this event calls for; when there are none, nothing is to be planned. */
export function neededFacts(
  plugins: readonly AnyPlugin[],
  event: PullEvent,
  jobs: RepoJobs,
): ReadonlySet<PullNeed> {
  return new Set(plugins.flatMap((plugin) => plugin.wants(event, jobs)));
}

/** What is to be done about an event of a pull request, in order; `facts` holds at least the needed ones. */
export function planPull(
  plugins: readonly AnyPlugin[],
  event: PullEvent,
  facts: AllPullFacts,
  jobs: RepoJobs,
): readonly Decision[] {
  return plugins
    .filter((plugin) => plugin.wants(event, jobs).length > 0)
    .flatMap((plugin) => plugin.planPull(event, facts, jobs));
}

/** The facts that something said on an issue calls for; when there are none, nothing is to be planned. */
export function neededIssueFacts(
  plugins: readonly AnyPlugin[],
  said: CommentMade,
  sections: PluginSections,
): ReadonlySet<IssueNeed> {
  return new Set(plugins.flatMap(({ onIssue }) => onIssue?.wants(said, sections) ?? []));
}

/** What is to be done about something said on an issue, in order; `facts` holds at least the needed ones. */
export function planIssue(
  plugins: readonly AnyPlugin[],
  said: CommentMade,
  facts: IssueFacts,
  sections: PluginSections,
): readonly Decision[] {
  return plugins.flatMap(({ onIssue }) =>
    onIssue && onIssue.wants(said, sections).length > 0 ? onIssue.plan(said, facts, sections) : [],
  );
}

/** What is to be done about commits that landed. */
export function planPush(
  plugins: readonly AnyPlugin[],
  event: Pushed,
  jobs: RepoJobs,
): readonly Decision[] {
  return plugins.flatMap((plugin) => plugin.planPush(event, jobs));
}
