import type { ProwJobState, ProwJobStatus } from './spec.ts';
import { isComplete } from './status.ts';

/** What people can do to a run of a job. */
export type JobAct = 'abort' | 'hold' | 'release' | 'rerun';

/**
 * In which states what may be done. A job that runs cannot be held any more, and one whose Pod is still being removed has
 * not ended. Prow: cmd/deck, the handlers of abort and rerun; there are no holds in Prow.
 */
const MAY = {
  abort: ['scheduling', 'triggered', 'pending'],
  hold: ['scheduling', 'triggered'],
  release: ['scheduling', 'triggered'],
  rerun: ['success', 'failure', 'aborted', 'error'],
} satisfies Record<JobAct, readonly ProwJobState[]>;

/** May this be done to a run that is there? If not, why not, in a sentence. */
export function mayAct(
  act: JobAct,
  status: ProwJobStatus,
): { readonly may: true } | { readonly may: false; readonly why: string } {
  const { state = 'triggered' } = status;
  const states: readonly ProwJobState[] = MAY[act];
  if (act === 'rerun' && state === 'aborted' && !isComplete(status)) {
    return { may: false, why: 'the job is being aborted: run it again when its Pod is gone' };
  }
  if (states.includes(state)) return { may: true };
  return { may: false, why: `the job is in the state ${state}: ${TOO_LATE[act]}` };
}

const TOO_LATE = {
  abort: 'only one that has not ended can be aborted',
  hold: 'only one that has not started can be held',
  release: 'only one that has not started can be released',
  rerun: 'only one that has ended can be run again',
} satisfies Record<JobAct, string>;
