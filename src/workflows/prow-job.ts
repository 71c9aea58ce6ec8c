import { condition } from '@temporalio/workflow';
import type { ProwJob } from '../prowjob/spec.ts';
import type { JobState } from '../prowjob/state.ts';
import { lookAtPod, removePod } from './pod.ts';
import { keepReporting } from './reporting.ts';
import { listeningRun, type Run } from './run.ts';
import { giveBack, start } from './start.ts';

/**
 * One run of a job, from its trigger to its reported end. The verdict is data: the workflow itself fails only on an
 * internal error. Each Pod is named after the workflow and the attempt, so a retried creation adopts the Pod that is
 * already there. Prow: pkg/plank/reconciler.go.
 */
export async function prowJob(job: ProwJob): Promise<JobState> {
  const run = listeningRun(job);
  const reports = keepReporting(run);
  for (let seen = run.now(); seen.kind !== 'done'; seen = run.now()) {
    if (seen.kind === 'aborting') await stop(run);
    else if (seen.kind === 'triggered') await start(run);
    else await watch(run, seen);
  }
  await giveBack(run);
  await reports;
  return run.now();
}

async function stop(run: Run): Promise<void> {
  if (run.pods > 0) await removePod(run.job, run.pods - 1);
  run.tell({ kind: 'pod-removed' });
}

/** Waits until the Pod may have changed, and looks. A lost Pod leaves the job triggered again, with its lease. */
async function watch(run: Run, seen: Extract<JobState, { kind: 'pending' }>): Promise<void> {
  const isToldOf = (): boolean => run.isNudged || run.now().kind !== 'pending';
  await condition(isToldOf, run.lookAgainMs);
  if (run.now().kind !== 'pending') return;
  run.isNudged = false;
  const look = await lookAtPod(run.job, seen.workload.podName, seen.revivals);
  run.keep({ lookAgainMs: look.lookAgainMs });
  if (look.happening) run.tell(look.happening);
}
