import { expect, it } from 'vitest';
import { podPolicy } from '../../src/pods/pod-policy.ts';
import { aProwJob } from './a-prow-job.ts';

const defaults = {
  podPendingTimeoutMs: 600_000,
  podRunningTimeoutMs: 172_800_000,
  podUnscheduledTimeoutMs: 300_000,
  maxRevivals: 3,
};

it('a job without wishes has the defaults', () => {
  expect(podPolicy(aProwJob().spec, defaults, 0)).toEqual({
    pendingTimeoutMs: 600_000,
    runningTimeoutMs: 172_800_000,
    unscheduledTimeoutMs: 300_000,
    errorOnEviction: false,
    revivals: 0,
    maxRevivals: 3,
  });
});

it('a job’s wishes win', () => {
  const { spec } = aProwJob({
    error_on_eviction: true,
    decoration_config: {
      pod_pending_timeout: '1m0s',
      pod_running_timeout: '1h0m0s',
      pod_unscheduled_timeout: '14m0s',
    },
  });
  expect(podPolicy(spec, defaults, 1)).toEqual({
    pendingTimeoutMs: 60_000,
    runningTimeoutMs: 3_600_000,
    unscheduledTimeoutMs: 840_000,
    errorOnEviction: true,
    revivals: 1,
    maxRevivals: 3,
  });
});
