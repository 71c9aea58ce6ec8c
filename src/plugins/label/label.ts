import type { PullEvent } from '../../events/event.ts';
import { definePlugin } from '../plugin.ts';
import { assigneesOf, planAssignment } from './assign.ts';
import { LABEL_HELP } from './label-help.ts';
import { planLabels } from './plan.ts';
import { saidLabels } from './said.ts';

/** Sets and removes labels by comment. Prow: pkg/plugins/label. */
export const label = definePlugin({
  name: 'label',
  help: LABEL_HELP,
  needs: ['pull', 'repoLabels', 'actorTeams'],
  wants(event, { sections }) {
    if (isOfIssue(event)) return [];
    if (saidLabels(event, sections)) return ['pull', 'repoLabels', 'actorTeams'];
    const isAssignment = event.kind === 'pull-changed' && assigneesOf(event, sections).length > 0;
    return isAssignment ? ['pull'] : [];
  },
  planPull(event, { pull, repoLabels, actorTeams }, { sections }) {
    const said = saidLabels(event, sections);
    const facts = { labels: pull.labels, repoLabels, actorTeams };
    return [
      ...(said ? planLabels(said, facts, sections) : []),
      ...(event.kind === 'pull-changed' ? planAssignment(event, sections) : []),
    ];
  },
  planPush: () => [],
  onIssue: {
    needs: ['labels', 'repoLabels', 'actorTeams'],
    wants: (event, sections) =>
      saidLabels(event, sections) ? ['labels', 'repoLabels', 'actorTeams'] : [],
    plan(event, facts, sections) {
      const said = saidLabels(event, sections);
      return said ? planLabels(said, facts, sections) : [];
    },
  },
});

function isOfIssue(event: PullEvent): boolean {
  return event.kind === 'comment-made' && !event.isPullRequest;
}
