import { expect, it } from 'vitest';
import { measuresIn } from '../../../src/activities/metrics/measures.ts';
import type { Tracer } from '../../../src/ports/tracer.ts';
import { runLabels } from '../../../src/prowjob/run-labels.ts';
import { newJob } from '../../workflows/new-job.ts';
import { recordedMetrics } from './recorded-metrics.ts';

const RUN = runLabels(newJob());
const JOB = {
  job_namespace: 'prowjobs',
  job_name: 'unit',
  type: 'presubmit',
  org: 'org',
  repo: 'repo',
  base_ref: 'main',
};

it('the state in which a run begins is counted', () => {
  const metrics = recordedMetrics();
  measuresIn(metrics).stateCame(RUN, 'triggered');
  const labels = { ...JOB, cluster: 'default', retest: 'false', state: 'triggered' };
  expect(metrics.recorded).toEqual([['prowjob_state_transitions', labels, 1]]);
});

it('a state is counted, with the time that the run was in the one before', () => {
  const metrics = recordedMetrics();
  measuresIn(metrics).stateCame(RUN, 'success', { state: 'pending', fromMs: 1_000, toMs: 61_500 });
  expect(metrics.recorded[1]).toEqual([
    'prow_job_runtime_seconds',
    { ...JOB, last_state: 'pending', state: 'success' },
    60.5,
  ]);
});

it('a state that is over is a span of the trace that started the run', () => {
  const spans: unknown[] = [];
  const tracer: Tracer = {
    span: (_name, _about, deed) => deed(),
    past: (...said) => spans.push(said),
    traceparent: () => undefined,
  };
  const measures = measuresIn(recordedMetrics(), tracer);
  const last = { state: 'pending', fromMs: 1_000, toMs: 2_000 } as const;
  measures.stateCame(RUN, 'failure', last);
  measures.stateCame(RUN, 'failure', { ...last, traceparent: 'parent' });
  const attributes = { 'prowflow.job': 'unit', 'prowflow.next_state': 'failure' };
  const about = { parent: 'parent', attributes, beganMs: 1_000, endedMs: 2_000 };
  expect(spans).toEqual([['job pending', about]]);
});

it('waits and repetitions are counted', () => {
  const metrics = recordedMetrics();
  const measures = measuresIn(metrics);
  measures.podCame(0.4);
  measures.slotsCame(12);
  measures.cameAgain();
  expect(metrics.recorded).toEqual([
    ['prowflow_webhook_to_pod_seconds', {}, 0.4],
    ['prowflow_queue_wait_seconds', {}, 12],
    ['prowflow_deliveries_deduplicated_total', {}, 1],
  ]);
});
