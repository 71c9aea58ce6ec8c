import type { PullEvent } from '../../events/event.ts';
import type { JobAnswer } from '../../rules/job-verdict.ts';
import type { PullRequestFacts } from '../facts.ts';
import type { RepoJobs } from '../repo-jobs.ts';
import { barred, commandGate, judgeAsked } from './asked.ts';
import { judgeBuild } from './build.ts';
import { saidInComment } from './said.ts';

/**
 * For each job of the repository: does it run now, why, and if not, what would make it run? After a comment the answer
 * is to its commands; otherwise it is to the pull request as it stands, as if its newest commit had just come.
 */
export function explainPull(
  event: PullEvent,
  facts: PullRequestFacts,
  jobs: RepoJobs,
): readonly JobAnswer[] {
  if (event.kind === 'pull-changed') return explainBuild(facts, jobs);
  const saying = { said: saidInComment(event), trust: facts.actorTrust };
  const judged = barred(judgeAsked(saying, facts, jobs), commandGate(saying, facts));
  return judged.map(({ job, verdict }) => ({ job: job.name, ...verdict }));
}

/** The same for the pull request as it stands. */
export function explainBuild(facts: PullRequestFacts, jobs: RepoJobs): readonly JobAnswer[] {
  return judgeBuild(facts, jobs, { needsTrust: true }).map(({ job, verdict }) => ({
    job: job.name,
    ...verdict,
  }));
}
