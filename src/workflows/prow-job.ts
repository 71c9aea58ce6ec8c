import { condition, setHandler } from '@temporalio/workflow';
import type { ProwJob } from '../prowjob/spec.ts';
import { advance, TRIGGERED, type Happening, type JobState } from '../prowjob/state.ts';
import { abortSignal, jobStateQuery, podChangedSignal } from './messages.ts';
import { lookAtPod, removePod, startPod } from './pod.ts';
import { keepReporting } from './reporting.ts';

/**
 * One run of a job, from its trigger to its reported end. The verdict is data: the workflow itself fails only on an
 * internal error. Each Pod is named after the workflow and the attempt, so a retried creation adopts the Pod that is
 * already there. Prow: pkg/plank/reconciler.go.
 */
export async function prowJob(job: ProwJob): Promise<JobState> {
  let state: JobState = TRIGGERED;
  let podChanged = false;
  const now = (): JobState => state;
  const tell = (happening: Happening): void => {
    state = advance(state, happening);
  };
  setHandler(jobStateQuery, now);
  setHandler(abortSignal, ({ because, isSuperseded }) => {
    tell({ kind: 'abort-asked', description: because, isSuperseded });
  });
  setHandler(podChangedSignal, () => {
    podChanged = true;
  });
  const isNudged = (): boolean => podChanged;
  const heldUp = (by: string): void => {
    tell({ kind: 'held-up', by });
  };

  const reports = keepReporting(job, now);
  let attempts = 0;
  let waitMs = 0;
  for (let seen = now(); seen.kind !== 'done'; seen = now()) {
    if (seen.kind === 'aborting') {
      if (attempts > 0) await removePod(job, attempts - 1);
      tell({ kind: 'pod-removed' });
    } else if (seen.kind === 'triggered') {
      attempts += 1;
      const start = await startPod(job, attempts - 1, { now, heldUp });
      waitMs = start?.lookAgainMs ?? 0;
      if (start) tell(start.happening);
    } else if (
      (await condition(() => isNudged() || now().kind !== 'pending', waitMs)) &&
      !isNudged()
    ) {
      continue;
    } else {
      podChanged = false;
      const look = await lookAtPod(job, seen.workload.podName, seen.revivals);
      waitMs = look.lookAgainMs;
      if (look.happening) tell(look.happening);
    }
  }
  await reports;
  return now();
}
