import { proxySinks, type Sinks } from '@temporalio/workflow';
import type { LastState, Measures } from '../activities/metrics/measures.ts';
import { originIn } from '../prowjob/origin.ts';
import { runLabels } from '../prowjob/run-labels.ts';
import type { ProwJob, ProwJobState } from '../prowjob/spec.ts';

/** What a worker has to listen to. */
export interface WorkflowSinks extends Sinks {
  readonly measures: { readonly [Name in keyof Measures]: Measures[Name] };
}

/** Where workflows say what is worth measuring: outside of their histories, and not again in a replay. */
export const { measures } = proxySinks<WorkflowSinks>();

/** Measures how long a run is in each of its states; to be told of each one that it comes to. */
export function stateWatch(job: ProwJob): (state: ProwJobState) => void {
  const labels = runLabels(job);
  const { receivedAt, traceparent } = originIn(job.metadata.annotations);
  let last: Omit<LastState, 'toMs'> | undefined;
  let hadPod = false;
  return (state) => {
    if (state === last?.state) return;
    const toMs = Date.now();
    measures.stateCame(labels, state, last && { ...last, toMs });
    last = { state, fromMs: toMs, traceparent };
    if (state !== 'pending' || hadPod) return;
    hadPod = true;
    if (receivedAt !== undefined) measures.podCame(secondsSince(Date.parse(receivedAt)));
  };
}

/** How long ago, by the workflow's clock; another machine's clock may be ahead of it. */
export function secondsSince(ms: number): number {
  return Math.max(0, Date.now() - ms) / 1000;
}
