import type { PullEvent } from '../../events/event.ts';
import type { Decision, DeleteComment } from '../../prowjob/decision.ts';
import type { Verdict } from '../../prowjob/verdict.ts';
import { pullTrust } from '../../rules/trust.ts';
import type { BotComment, PullRequestFacts } from '../facts.ts';
import type { RepoJobs } from '../repo-jobs.ts';
import { commandTrust } from './asked.ts';
import { inRepoText, isInRepoText, saysTheSame } from './in-repo-text.ts';
import { saidInComment } from './said.ts';
import { mayStart } from './wants.ts';

/**
 * Keeps one comment that tells why the jobs of a repository's own do not run, as long as there is something to tell.
 * Where Prow would run the operators' jobs alone and write a log, people see it (pkg/config/config.go `getPresubmits`).
 */
export function tellInRepoProblems(
  event: PullEvent,
  facts: PullRequestFacts,
  jobs: RepoJobs,
): readonly Decision[] {
  if (!jobs.hasInRepoConfig || !mayBuild(event, facts, jobs)) return [];
  const told = facts.botComments.filter(({ body }) => isInRepoText(body));
  const { inRepoProblems: problems } = jobs;
  if (problems.length === 0) return told.map((comment) => drop(comment, 'nothing is wrong now'));
  const body = inRepoText(problems);
  const same = told.find((comment) => saysTheSame(comment.body, body));
  const stale = told
    .filter((comment) => comment !== same)
    .map((comment) => drop(comment, 'something else is wrong now'));
  const because = 'the in-repo configuration has problems';
  return same ? stale : [...stale, { kind: 'comment', body, because }];
}

function drop({ id: commentId }: BotComment, because: string): DeleteComment {
  return { kind: 'delete-comment', commentId, because };
}

/** Would the event start jobs, if there were any? */
function mayBuild(event: PullEvent, facts: PullRequestFacts, jobs: RepoJobs): boolean {
  if (!facts.pull.isOpen || !mayStart(event, jobs) || !trustOf(event, facts).run) return false;
  return event.kind === 'comment-made' ? !facts.actorIsBot : !facts.pull.isDraft;
}

function trustOf(event: PullEvent, facts: PullRequestFacts): Verdict {
  return event.kind === 'comment-made'
    ? commandTrust({ said: saidInComment(event), trust: facts.actorTrust }, facts)
    : pullTrust(facts.authorTrust, facts.pull.labels);
}
