import { describe, expect, it } from 'vitest';
import { measuredReporter } from '../../../src/activities/metrics/measured-reporter.ts';
import type { JobReport, Reporter } from '../../../src/ports/reporter.ts';
import type { Tracer } from '../../../src/ports/tracer.ts';
import { newJob } from '../../workflows/new-job.ts';
import { recordedMetrics } from './recorded-metrics.ts';

const job = {
  ...newJob(),
  status: { state: 'failure', completionTime: '2026-01-01T00:00:00Z' },
} as const;
const FINAL: JobReport = { job, isFinal: true, isSuperseded: false };

function measured(tell: Reporter['tell'], tracer?: Tracer) {
  const metrics = recordedMetrics();
  const now = () => new Date('2026-01-01T00:00:07Z');
  const reporter: Reporter = { name: 'slackreporter', wants: ({ isFinal }) => isFinal, tell };
  return { metrics, reporter: measuredReporter(reporter, { metrics, tracer, now }) };
}

const labels = { reporter: 'slackreporter' };

describe('a reporter that is measured', () => {
  it('tells as it did, and counts that it did, and how long after the end', async () => {
    const told: unknown[] = [];
    const tell: Reporter['tell'] = (...said) => Promise.resolve(void told.push(said));
    const { metrics, reporter } = measured(tell);
    await reporter.tell(FINAL, true);
    expect(told).toEqual([[FINAL, true]]);
    expect(metrics.recorded).toEqual([
      ['crier_reporting_results', { ...labels, result: 'success' }, 1],
      ['crier_report_latency', labels, 7],
    ]);
    expect([reporter.name, reporter.wants(FINAL)]).toEqual(['slackreporter', true]);
  });

  it('counts no delay of a state on the way', async () => {
    const { metrics, reporter } = measured(() => Promise.resolve());
    await reporter.tell({ ...FINAL, isFinal: false }, false);
    expect(metrics.recorded.map(([name]) => name)).toEqual(['crier_reporting_results']);
  });

  it('counts that it failed, and fails as it did', async () => {
    const { metrics, reporter } = measured(() => Promise.reject(new Error('no answer')));
    await expect(reporter.tell(FINAL, false)).rejects.toThrow('no answer');
    expect(metrics.recorded).toEqual([
      ['crier_reporting_results', { ...labels, result: 'error' }, 1],
    ]);
  });

  it('is a span of the trace, where somebody traces', async () => {
    const spans: unknown[] = [];
    const tracer: Tracer = {
      span: (name, about, deed) => {
        spans.push([name, about]);
        return deed();
      },
      past: () => undefined,
      traceparent: () => undefined,
    };
    await measured(() => Promise.resolve(), tracer).reporter.tell(FINAL, false);
    expect(spans).toEqual([
      ['report slackreporter', { attributes: { 'prowflow.state': 'failure' } }],
    ]);
  });
});
