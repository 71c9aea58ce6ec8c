import { describe, expect, it } from 'vitest';
import { COUNTERS, GAUGES, HISTOGRAMS } from '../../../src/adapters/metrics/definitions.ts';
import { createMetrics } from '../../../src/adapters/metrics/prometheus.ts';
import type { TransitionLabels } from '../../../src/ports/metrics.ts';

const LABELS: TransitionLabels = {
  job_namespace: 'prowjobs',
  job_name: 'unit',
  type: 'presubmit',
  org: 'org',
  repo: 'repo',
  base_ref: 'main',
  state: 'pending',
  cluster: 'default',
  retest: 'false',
};
const TEXT =
  'job_namespace="prowjobs",job_name="unit",type="presubmit",org="org",repo="repo",base_ref="main",state="pending",cluster="default",retest="false"';

async function linesOf(page: { text(): Promise<string> }, name: string) {
  const text = await page.text();
  return text.split('\n').filter((line) => line.startsWith(name));
}

describe('the page of metrics', () => {
  it('shows what was counted, with its labels', async () => {
    const metrics = createMetrics();
    metrics.count('prow_webhook_counter', { event_type: 'push' });
    metrics.count('prow_webhook_counter', { event_type: 'push' }, 2);
    expect(await linesOf(metrics, 'prow_webhook_counter')).toEqual([
      'prow_webhook_counter{event_type="push"} 3',
    ]);
  });

  it('shows what was observed, as a distribution in the buckets of Prow', async () => {
    const metrics = createMetrics();
    const { job_namespace, job_name, type, org, repo, base_ref, state } = LABELS;
    const labels = { job_namespace, job_name, type, org, repo, base_ref, state };
    metrics.observe('prow_job_runtime_seconds', { ...labels, last_state: 'triggered' }, 45);
    const lines = await linesOf(metrics, 'prow_job_runtime_seconds_bucket');
    expect(lines).toHaveLength(17);
    expect(lines[0]).toMatch(/^prow_job_runtime_seconds_bucket\{le="30",.*\} 0$/);
    expect(lines[1]).toMatch(/\{le="60",.*state="pending",last_state="triggered"\} 1$/);
  });

  it('shows what was set last', async () => {
    const metrics = createMetrics();
    metrics.set('sinker_pods_existing', { cluster: 'default' }, 5);
    metrics.set('sinker_pods_existing', { cluster: 'default' }, 4);
    expect(await linesOf(metrics, 'sinker_pods_existing')).toEqual([
      'sinker_pods_existing{cluster="default"} 4',
    ]);
  });

  it('shows the runs that go on as they are now, and none when nobody says', async () => {
    const answers = [[{ labels: LABELS, count: 2 }], []];
    const census = () => Promise.resolve(answers.shift() ?? Promise.reject(new Error('away')));
    const metrics = createMetrics();
    metrics.countJobs(census);
    expect(await linesOf(metrics, 'prowjobs')).toEqual([`prowjobs{${TEXT}} 2`]);
    expect(await linesOf(metrics, 'prowjobs')).toEqual([]);
    expect(await linesOf(metrics, 'prowjobs')).toEqual([]);
  });

  it('adds up runs whose labels come together', async () => {
    const many = Array.from({ length: 2_005 }, (_none, n) => {
      return { labels: { ...LABELS, job_name: `job-${String(n)}` }, count: 1 };
    });
    const metrics = createMetrics();
    metrics.countJobs(() => Promise.resolve(many));
    const lines = await linesOf(metrics, 'prowjobs');
    expect(lines).toHaveLength(2_001);
    expect(lines.at(-1)).toMatch(/job_name="other".*state="pending".* 5$/);
  });

  it('says how the process does', async () => {
    expect(await linesOf(createMetrics(), 'process_cpu_seconds_total')).toHaveLength(1);
  });
});

describe('the names of metrics', () => {
  const ours = Object.keys({ ...COUNTERS, ...HISTOGRAMS, ...GAUGES }).filter((name) =>
    name.startsWith('prowflow_'),
  );

  it.each(ours)('%s says its unit, or that it is a total', (name) => {
    expect(name).toMatch(/_(seconds|bytes|total)$/);
    expect(name.endsWith('_total')).toBe(name in COUNTERS);
  });
});
