import { condition, log, upsertMemo, upsertSearchAttributes } from '@temporalio/workflow';
import type { ProwJobState } from '../prowjob/spec.ts';
import { TRIGGERED, type JobState } from '../prowjob/state.ts';
import { stateWord } from '../prowjob/status.ts';
import { reportFinal, reportProgress } from './activities.ts';
import type { Run } from './run.ts';

/**
 * Tells people each change of a prow job's state, beside its main line: the latest state wins, states that pass while
 * a report is under way are skipped, and a report that cannot be made never changes the result. Prow: pkg/crier.
 */
export async function keepReporting(run: Run, told: JobState = TRIGGERED): Promise<void> {
  await condition(() => run.now() !== told && isWorthTelling(run.now()));
  const state = run.now();
  upsertSearchAttributes({ ProwState: [stateWord(state)] });
  // What lists of jobs show of it, also when no worker is there to answer queries.
  upsertMemo({ status: run.told().status });
  await report(run, state, told === TRIGGERED ? undefined : stateWord(told));
  if (state.kind !== 'done') await keepReporting(run, state);
}

async function report(run: Run, state: JobState, before?: ProwJobState): Promise<void> {
  const isFinal = state.kind === 'done';
  const isSuperseded = isFinal && state.isSuperseded;
  const jobReport = { job: run.told(), isFinal, isSuperseded, ...(before && { before }) };
  try {
    await (isFinal ? reportFinal(jobReport) : reportProgress(jobReport));
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
