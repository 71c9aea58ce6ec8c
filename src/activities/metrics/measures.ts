import type { Metrics } from '../../ports/metrics.ts';
import type { Tracer } from '../../ports/tracer.ts';
import type { RunLabels } from '../../prowjob/run-labels.ts';
import type { ProwJobState } from '../../prowjob/spec.ts';

/** The state that a run left, and when it was in it, in milliseconds. */
export interface LastState {
  readonly state: ProwJobState;
  readonly fromMs: number;
  readonly toMs: number;
  /** The trace that the run belongs to. */
  readonly traceparent?: string | undefined;
}

/** What workflows say for measurements. It costs no event; a workflow that is replayed says nothing. */
export interface Measures {
  stateCame(run: RunLabels, state: ProwJobState, last?: LastState): void;
  /** The first Pod of a run is there, so long after the delivery that started it. */
  podCame(seconds: number): void;
  /** A run that waited so long for its slots has them. */
  slotsCame(seconds: number): void;
  /** A delivery or request came that had come before. */
  cameAgain(): void;
}

/** Counts what workflows say, and makes a span of each state that is over. */
export function measuresIn(metrics: Metrics, tracer?: Tracer): Measures {
  return {
    stateCame(run, state, last) {
      metrics.count('prowjob_state_transitions', { ...run, state });
      if (!last) return;
      const { job_namespace, job_name, type, org, repo, base_ref } = run;
      const job = { job_namespace, job_name, type, org, repo, base_ref };
      const labels = { ...job, last_state: last.state, state };
      const { fromMs, toMs, traceparent: parent } = last;
      metrics.observe('prow_job_runtime_seconds', labels, (toMs - fromMs) / 1000);
      if (parent === undefined) return;
      const attributes = { 'prowflow.job': job_name, 'prowflow.next_state': state };
      tracer?.past(`job ${last.state}`, { parent, attributes, beganMs: fromMs, endedMs: toMs });
    },
    podCame(seconds) {
      metrics.observe('prowflow_webhook_to_pod_seconds', {}, seconds);
    },
    slotsCame(seconds) {
      metrics.observe('prowflow_queue_wait_seconds', {}, seconds);
    },
    cameAgain() {
      metrics.count('prowflow_deliveries_deduplicated_total', {});
    },
  };
}
