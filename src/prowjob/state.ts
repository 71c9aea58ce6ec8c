import { assertNever } from './assert-never.ts';

/** How a prow job can end. Prow: pkg/apis/prowjobs/v1/types.go, the final states. */
export type JobResult = 'success' | 'failure' | 'aborted' | 'error';

/** The Pod that runs the job now, and where people find its results. */
export interface Workload {
  readonly podName: string;
  readonly buildId: string;
  readonly url: string;
}

/**
 * Where a prow job stands. Prow's `triggered` and `pending` keep their names; `aborting` is Prow's "aborted but not
 * complete": someone asked for the end and the Pod is still to be removed.
 */
export type JobState =
  | {
      readonly kind: 'triggered';
      readonly revivals: number;
      /** What keeps the Pod from being created at once, in words. */
      readonly heldUpBy?: string;
    }
  | { readonly kind: 'pending'; readonly workload: Workload; readonly revivals: number }
  | {
      readonly kind: 'aborting';
      readonly workload?: Workload;
      readonly description: string;
      readonly isSuperseded: boolean;
    }
  | {
      readonly kind: 'done';
      readonly workload?: Workload;
      readonly result: JobResult;
      readonly description: string;
      /** A newer run of the same job for the same commit took over: its status must not be overwritten by this end. */
      readonly isSuperseded: boolean;
    };

/** What can happen to a prow job. */
export type Happening =
  | { readonly kind: 'held-up'; readonly by: string }
  | { readonly kind: 'freed' }
  | { readonly kind: 'pod-created'; readonly workload: Workload }
  | { readonly kind: 'pod-lost'; readonly countsAsRevival: boolean }
  | { readonly kind: 'abort-asked'; readonly description: string; readonly isSuperseded: boolean }
  | { readonly kind: 'pod-removed' }
  | { readonly kind: 'finished'; readonly result: JobResult; readonly description: string };

/** The state in which every job begins. */
export const TRIGGERED: JobState = { kind: 'triggered', revivals: 0 };

/**
 * The one function that moves a job's state. A done job stays as it is; an abort wins over everything that is not done,
 * and a Pod that appears while the job is being aborted is remembered so that it gets removed.
 * Prow: pkg/plank/reconciler.go, its state machine.
 */
export function advance(state: JobState, happening: Happening): JobState {
  if (state.kind === 'done') return state;
  switch (happening.kind) {
    case 'held-up':
      return heldUp(state, happening.by);
    case 'freed':
      return heldUp(state, undefined);
    case 'pod-created':
      return withWorkload(state, happening.workload);
    case 'pod-lost':
      return afterLoss(state, happening.countsAsRevival);
    case 'abort-asked':
      return state.kind === 'aborting'
        ? state
        : { ...happening, ...workloadOf(state), kind: 'aborting' };
    case 'pod-removed':
      return state.kind === 'aborting' ? { ...state, kind: 'done', result: 'aborted' } : state;
    case 'finished':
      if (state.kind === 'aborting') return state;
      return { ...happening, ...workloadOf(state), kind: 'done', isSuperseded: false };
    default:
      return assertNever(happening);
  }
}

/** What is said already is not said again: whoever tells people would tell them twice. */
function heldUp(state: Exclude<JobState, { kind: 'done' }>, by: string | undefined): JobState {
  if (state.kind !== 'triggered' || state.heldUpBy === by) return state;
  const { kind, revivals } = state;
  return { kind, revivals, ...(by !== undefined && { heldUpBy: by }) };
}

function withWorkload(state: Exclude<JobState, { kind: 'done' }>, workload: Workload): JobState {
  if (state.kind === 'aborting') return { ...state, workload };
  return { kind: 'pending', workload, revivals: state.revivals };
}

function afterLoss(state: Exclude<JobState, { kind: 'done' }>, countsAsRevival: boolean): JobState {
  if (state.kind !== 'pending') return state;
  return { kind: 'triggered', revivals: state.revivals + (countsAsRevival ? 1 : 0) };
}

function workloadOf(state: JobState): { readonly workload?: Workload } {
  return 'workload' in state ? { workload: state.workload } : {};
}
