import { describe, expect, it } from 'vitest';
import { measuredDecisions } from '../../../src/activities/metrics/measured-decisions.ts';
import { measuredReports } from '../../../src/activities/metrics/measured-reports.ts';
import { measuredSweep } from '../../../src/activities/metrics/measured-sweep.ts';
import type { PullPlan, PullRequestActivities } from '../../../src/activities/pull-requests.ts';
import { commentMade, newSha, pullChanged, pushed } from '../../workflows/deliveries.ts';
import { newJob } from '../../workflows/new-job.ts';
import { recordedMetrics, steppingClock } from './recorded-metrics.ts';

const NOTHING: PullPlan = { decisions: [], words: [], stillRunning: [] };
const LABEL: PullPlan = {
  ...NOTHING,
  decisions: [{ kind: 'add-label', label: 'ok', because: 'asked' }],
};

describe('a decision that is measured', () => {
  const decide = (plan: () => Promise<PullPlan>) => {
    const metrics = recordedMetrics();
    const now = steppingClock(250);
    const plans: Pick<PullRequestActivities, 'decide' | 'decidePush'> = {
      decide: plan,
      decidePush: plan,
    };
    const activities = measuredDecisions(plans, { metrics, now });
    return { metrics, activities };
  };
  const pull = { org: 'org', repo: 'repo', number: 1, jobs: [] };

  it.each([
    ['pull_request', 'opened', pullChanged(1, 'opened', newSha()), NOTHING, 'false'],
    ['issue_comment', 'created', commentMade(1, '/test all'), LABEL, 'true'],
  ] as const)(
    'is counted for %s %s, with its time and whether anything follows',
    async (event_type, action, event, plan, took_action) => {
      const { metrics, activities } = decide(() => Promise.resolve(plan));
      const delivery = { guid: 'g', event };
      expect(await activities.decide({ ...pull, delivery })).toBe(plan);
      const labels = { event_type, action, took_action };
      expect(metrics.recorded).toEqual([['prow_plugin_handle_duration_seconds', labels, 0.25]]);
    },
  );

  it('about a push is counted too', async () => {
    const { metrics, activities } = decide(() => Promise.resolve(NOTHING));
    await activities.decidePush({ guid: 'g', event: pushed('main') });
    const labels = { event_type: 'push', action: '', took_action: 'false' };
    expect(metrics.recorded).toEqual([['prow_plugin_handle_duration_seconds', labels, 0.25]]);
  });

  it('that cannot be made is counted as an error', async () => {
    const { metrics, activities } = decide(() => Promise.reject(new Error('GitHub is away')));
    const delivery = { guid: 'g', event: commentMade(1, '/retest') };
    await expect(activities.decide({ ...pull, delivery })).rejects.toThrow('GitHub is away');
    const labels = { event_type: 'issue_comment', action: 'created', took_action: 'false' };
    expect(metrics.recorded).toEqual([['prow_plugin_handle_errors', labels, 1]]);
  });
});

describe('a sweep that is measured', () => {
  it('says what it found, removed and could not do, and how long it took', async () => {
    const metrics = recordedMetrics();
    const swept = { existing: 9, removed: { aged: 2, ttled: 0, orphaned: 1 }, errors: 1 };
    const activities = measuredSweep(
      {
        clustersToSweep: () => Promise.resolve(['default']),
        sweepPods: () => Promise.resolve(swept),
        packHistory: () => Promise.resolve(0),
      },
      { metrics, now: steppingClock(1_000) },
    );
    expect(await activities.sweepPods({ cluster: 'default' })).toBe(swept);
    expect(metrics.recorded).toEqual([
      ['sinker_loop_duration_seconds', { cluster: 'default' }, 1],
      ['sinker_pods_existing', { cluster: 'default' }, 9],
      ['sinker_pods_removed', { reason: 'aged' }, 2],
      ['sinker_pods_removed', { reason: 'ttled' }, 0],
      ['sinker_pods_removed', { reason: 'orphaned' }, 1],
      ['sinker_pod_removal_errors', { reason: 'unknown' }, 1],
    ]);
  });
});

describe('a verdict that is measured', () => {
  const report = { job: newJob(), isFinal: true, isSuperseded: false };
  const measured = (tell: () => Promise<void>) => {
    const metrics = recordedMetrics();
    const now = () => new Date('2026-01-01T00:00:03Z');
    const askedAt = () => new Date('2026-01-01T00:00:00.500Z');
    const reports = { reportProgress: tell, reportFinal: tell };
    return { metrics, activities: measuredReports(reports, { metrics, now, askedAt }) };
  };

  it('says how long it took until all were told', async () => {
    const { metrics, activities } = measured(() => Promise.resolve());
    await activities.reportProgress(report);
    await activities.reportFinal(report);
    expect(metrics.recorded).toEqual([['prowflow_end_to_report_seconds', {}, 2.5]]);
  });

  it('says nothing while not all are told', async () => {
    const { metrics, activities } = measured(() => Promise.reject(new Error('no')));
    await expect(activities.reportFinal(report)).rejects.toThrow('no');
    expect(metrics.recorded).toEqual([]);
  });
});
