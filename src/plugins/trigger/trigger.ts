import { definePlugin } from '../plugin.ts';
import { planComment } from './comment.ts';
import { tellInRepoProblems } from './in-repo-problems.ts';
import { planPullChanged } from './pull-changed.ts';
import { planPush } from './push.ts';
import { saidInComment } from './said.ts';
import { TRIGGER_HELP } from './trigger-help.ts';
import { wantsOf } from './wants.ts';

/** Starts and aborts jobs. Prow: pkg/plugins/trigger. */
export const trigger = definePlugin({
  name: 'trigger',
  help: TRIGGER_HELP,
  needs: [
    'pull',
    'baseSha',
    'requiredContexts',
    'authorTrust',
    'actorTrust',
    'actorIsBot',
    'changedFiles',
    'headContexts',
    'runningJobs',
    'botComments',
  ],
  wants: wantsOf,
  planPull(event, facts, jobs) {
    const told = tellInRepoProblems(event, facts, jobs);
    if (event.kind === 'pull-changed') return [...told, ...planPullChanged(event, facts, jobs)];
    const saying = { said: saidInComment(event), trust: facts.actorTrust };
    return [...told, ...planComment(saying, facts, jobs)];
  },
  planPush,
});
