import { condition, log, upsertSearchAttributes } from '@temporalio/workflow';
import type { ProwJob } from '../prowjob/spec.ts';
import { TRIGGERED, type JobState } from '../prowjob/state.ts';
import { reportFinal, reportProgress } from './activities.ts';

/**
 * Tells people each change of a prow job's state, beside its main line: the latest state wins, states that pass while
 * a report is under way are skipped, and a report that cannot be made never changes the result. Prow: pkg/crier.
 */
export async function keepReporting(
  job: ProwJob,
  now: () => JobState,
  told: JobState = TRIGGERED,
): Promise<void> {
  await condition(() => now() !== told && isWorthTelling(now()));
  const state = now();
  upsertSearchAttributes({ ProwState: [state.kind === 'done' ? state.result : state.kind] });
  if (state.kind !== 'done' || !state.isSuperseded) await report(job, state);
  if (state.kind !== 'done') await keepReporting(job, now, state);
}

async function report(job: ProwJob, state: JobState): Promise<void> {
  try {
    await (state.kind === 'done' ? reportFinal(job, state) : reportProgress(job, state));
  } catch (error) {
    log.warn('could not report', { state: state.kind, error });
  }
}

/**
 * A Pod normally follows its trigger within milliseconds, so `triggered` is told only when something holds it up; an
 * abort is told when it is complete.
 */
function isWorthTelling(state: JobState): boolean {
  if (state.kind === 'triggered') return state.heldUpBy !== undefined;
  return state.kind !== 'aborting';
}
