import type { PullChanged } from '../../events/event.ts';
import type { PluginSections } from '../../config/plugins/all.ts';
import type { Decision } from '../../prowjob/decision.ts';
import { nameAmong } from '../../rules/same-name.ts';
import { restrictedLabelsOf } from './restricted.ts';

/** GitHub assigns no more people than these to one pull request. */
const MOST_ASSIGNEES = 10;

/** The people whom a label of a pull request calls for. Prow: pkg/plugins/label/label.go `handlePullRequest`. */
export function assigneesOf(
  { action, label, repo }: PullChanged,
  sections: PluginSections,
): readonly string[] {
  if (action !== 'labeled' || label === undefined) return [];
  const called = [...restrictedLabelsOf(sections, repo).values()].filter(
    ({ assignOn }) => nameAmong(assignOn, label) !== undefined,
  );
  return [...new Set(called.flatMap(({ users }) => users))].slice(0, MOST_ASSIGNEES);
}

/** Assigns them. */
export function planAssignment(event: PullChanged, sections: PluginSections): readonly Decision[] {
  const logins = assigneesOf(event, sections);
  if (logins.length === 0) return [];
  return [{ kind: 'assign', logins, because: `it has the label ${event.label ?? ''}` }];
}
