import type { Decision, SetStatuses } from '../../prowjob/decision.ts';
import { isRunning } from '../../rules/abort-stale.ts';
import type { JudgedJob } from '../../rules/judge-presubmits.ts';
import { skippedContexts } from '../../rules/skipped-contexts.ts';
import type { PullRequestFacts } from '../facts.ts';
import type { RepoJobs } from '../repo-jobs.ts';

/** Says of required contexts whose jobs the changed files skip that nobody needs to wait for them. */
export function tellSkipped(
  judged: readonly JudgedJob[],
  { pull, requiredContexts, runningJobs }: PullRequestFacts,
  jobs: RepoJobs,
): readonly SetStatuses[] {
  const { baseRef, headSha } = pull;
  const required = new Set([...requiredContexts, ...jobs.requiredContexts(baseRef)]);
  if (required.size === 0) return [];
  const statuses = skippedContexts(judged, {
    branch: baseRef,
    required,
    isUnderWay: ({ name }) => isRunning(runningJobs, { job: name, baseRef, headSha }),
  });
  if (statuses.length === 0) return [];
  const because = `${baseRef} requires them, and their jobs do not run for this change`;
  return [{ kind: 'set-statuses', sha: headSha, statuses, because }];
}

/** Leaves to a job that starts what its context says. */
export function withoutStarted(decisions: readonly Decision[]): readonly Decision[] {
  const started = new Set(
    decisions.flatMap((one) =>
      one.kind === 'start-job' ? [one.spec.context ?? one.spec.job] : [],
    ),
  );
  return decisions.flatMap((one): readonly Decision[] => {
    if (one.kind !== 'set-statuses') return [one];
    const statuses = one.statuses.filter(({ context }) => !started.has(context));
    return statuses.length === 0 ? [] : [{ ...one, statuses }];
  });
}
