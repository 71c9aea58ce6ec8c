import { describe, expect, it } from 'vitest';
import { retentionOf, type Retention } from '../../src/rules/retention.ts';
import { mainFileOf } from '../config/main-file-of.ts';

const HOUR = 3_600_000;

function retention(sinker: string): Retention {
  return retentionOf(mainFileOf(`sinker: ${sinker}`));
}

describe('what is removed when', () => {
  it('is what Prow does where nothing is said', () => {
    expect(retentionOf(mainFileOf('{}'))).toEqual({
      everyMs: HOUR,
      jobMs: 168 * HOUR,
      podMs: 24 * HOUR,
      endedPodMs: 24 * HOUR,
      excludedClusters: [],
    });
  });

  it.each([
    ['resync_period', '{resync_period: 1m}', { everyMs: 60_000 }],
    ['a period that is too short for a Schedule', '{resync_period: 1ms}', { everyMs: 1_000 }],
    ['max_prowjob_age', '{max_prowjob_age: 240h}', { jobMs: 240 * HOUR }],
    ['an age at which GitHub may still send again', '{max_prowjob_age: 1h}', { jobMs: 96 * HOUR }],
    ['max_pod_age', '{max_pod_age: 2h}', { podMs: 2 * HOUR, endedPodMs: 2 * HOUR }],
    ['terminated_pod_ttl', '{terminated_pod_ttl: 30m}', { podMs: 24 * HOUR, endedPodMs: HOUR / 2 }],
    ['exclude_clusters', '{exclude_clusters: [gpu]}', { excludedClusters: ['gpu'] }],
  ])('is taken from %s', (_what, sinker, expected) => {
    expect(retention(sinker)).toMatchObject(expected);
  });
});
