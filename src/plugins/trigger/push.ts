import type { Pushed } from '../../events/event.ts';
import type { Decision } from '../../prowjob/decision.ts';
import type { JobAnswer } from '../../rules/job-verdict.ts';
import { pushRefs } from '../../rules/refs.ts';
import { judgePostsubmit } from '../../rules/judge-postsubmit.ts';
import { startPostsubmit } from '../../rules/start-job.ts';
import type { RepoJobs } from '../repo-jobs.ts';

/** What a push does to each job. A branch that is deleted has nothing to run on. */
export function explainPush(event: Pushed, { postsubmits }: RepoJobs): readonly JobAnswer[] {
  return postsubmits.map((job) => {
    const verdict = event.isDeletion
      ? { run: false as const, why: 'the branch was deleted', wouldRunIf: 'commits land on it' }
      : judgePostsubmit(job, event);
    return { job: job.name, ...verdict };
  });
}

/** Starts the jobs of commits that landed. Prow: pkg/plugins/trigger/push.go `handlePE`. */
export function planPush(event: Pushed, { postsubmits }: RepoJobs): readonly Decision[] {
  if (event.isDeletion) return [];
  const refs = pushRefs(event);
  return postsubmits.flatMap((job): readonly Decision[] => {
    const verdict = judgePostsubmit(job, event);
    if (verdict.run) return [startPostsubmit(job, refs, { because: verdict.why })];
    if (!job.branches.shouldRun(event.branch).run) return [];
    const { why: because, wouldRunIf } = verdict;
    return [{ kind: 'skip-job', job: job.name, because, wouldRunIf }];
  });
}
