import { describe, expect, it } from 'vitest';
import { podFactsOf } from '../../../src/adapters/kubernetes/pod-facts-of.ts';
import type { PodFacts } from '../../../src/prowjob/pod-facts.ts';
import { apiPod } from './pods.ts';

function factsOf(pod: object): PodFacts {
  return podFactsOf(apiPod(pod));
}

describe('a container', () => {
  const time = new Date(0);
  it.each([
    ['that waits', { waiting: {} }, { state: 'waiting' }],
    [
      'that waits for its image',
      { waiting: { reason: 'ErrImagePull' } },
      { state: 'waiting', reason: 'ErrImagePull' },
    ],
    ['that runs', { running: { startedAt: time } }, { state: 'running' }],
    ['that ended well', { terminated: { exitCode: 0 } }, { state: 'terminated', exitCode: 0 }],
    [
      'that used too much memory',
      { terminated: { exitCode: 137, reason: 'OOMKilled' } },
      { state: 'terminated', exitCode: 137, reason: 'OOMKilled' },
    ],
    ['of which nothing is said', {}, { state: 'unknown' }],
    ['without a state', undefined, { state: 'unknown' }],
  ])('%s is told as it is', (_what, state, facts) => {
    const status = { containerStatuses: [{ name: 'test', state }] };
    expect(factsOf({ status }).containers).toEqual([{ name: 'test', ...facts }]);
  });
});

describe('a Pod', () => {
  it('that has no status yet is pending, without containers', () => {
    const metadata = { name: 'a', uid: 'u', creationTimestamp: new Date(1_000) };
    expect(factsOf({ metadata })).toEqual({
      name: 'a',
      uid: 'u',
      phase: 'Pending',
      createdAt: '1970-01-01T00:00:01.000Z',
      labels: {},
      containers: [],
    });
  });

  it('of a phase that we do not know counts as pending', () => {
    expect(factsOf({ status: { phase: 'Dreaming' } }).phase).toBe('Pending');
  });

  it('that was evicted and is being deleted says both, with its times', () => {
    const metadata = {
      name: 'a',
      uid: 'u',
      deletionTimestamp: new Date(3_000),
      labels: { l: 'v' },
    };
    const status = { phase: 'Failed', reason: 'Evicted', startTime: new Date(2_000) };
    expect(factsOf({ metadata, status })).toMatchObject({
      phase: 'Failed',
      reason: 'Evicted',
      startedAt: '1970-01-01T00:00:02.000Z',
      deletedAt: '1970-01-01T00:00:03.000Z',
      labels: { l: 'v' },
    });
  });

  it('has the same facts whether its times came parsed or as text', () => {
    const text = '2026-01-02T03:04:05Z';
    const watched = factsOf({ metadata: { creationTimestamp: text } });
    const read = factsOf({ metadata: { creationTimestamp: new Date(text) } });
    expect(Date.parse(watched.createdAt)).toBe(Date.parse(read.createdAt));
  });
});
