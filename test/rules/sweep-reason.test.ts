import { describe, expect, it } from 'vitest';
import type { JobEnd } from '../../src/prowjob/job-end.ts';
import type { PodFacts } from '../../src/prowjob/pod-facts.ts';
import { sweepReason } from '../../src/rules/sweep-reason.ts';

const HOUR = 3_600_000;
const NOW = new Date('2026-03-02T12:00:00Z');
const SETTINGS = { podMs: 24 * HOUR, endedPodMs: 2 * HOUR };

const ago = (ms: number): number => NOW.getTime() - ms;
const text = (ms: number): string => new Date(ago(ms)).toISOString();
const ended = (agoMs: number): JobEnd => ({ kind: 'ended', atMs: ago(agoMs) });
const LIVE: JobEnd = { kind: 'live' };
const UNKNOWN: JobEnd = { kind: 'unknown' };

describe('a Pod', () => {
  it.each<[string, number | undefined, JobEnd, ReturnType<typeof sweepReason>]>([
    ['started 25 h ago, its run just over', 25 * HOUR, ended(1), 'aged'],
    ['started 24 h ago to the millisecond', 24 * HOUR, ended(1), undefined],
    ['whose run ended more than 2 h ago', 3 * HOUR, ended(2 * HOUR + 1), 'ttled'],
    ['whose run ended 2 h ago to the millisecond', 3 * HOUR, ended(2 * HOUR), undefined],
    ['that never started, whose run ended long ago', undefined, ended(3 * HOUR), 'ttled'],
    ['that never started, whose run just ended', undefined, ended(1), undefined],
    ['of a run that goes on, whatever its age', 999 * HOUR, LIVE, undefined],
    ['of a run that nobody knows', 1 * HOUR, UNKNOWN, 'orphaned'],
  ])('%s is %s', (_what, startedAgo, job, reason) => {
    const startedAt = startedAgo === undefined ? {} : { startedAt: text(startedAgo) };
    expect(sweepReason(pod({ ...startedAt }), job, SETTINGS, NOW)).toBe(reason);
  });

  it.each([
    [30_000, undefined],
    [30_001, 'orphaned'],
  ])('of a run that nobody knows, created %i ms ago, is %s', (age, reason) => {
    expect(sweepReason(pod({ createdAt: text(age) }), UNKNOWN, SETTINGS, NOW)).toBe(reason);
  });
});

function pod(facts: Partial<PodFacts>): PodFacts {
  return {
    name: 'name',
    uid: 'uid',
    phase: 'Succeeded',
    createdAt: text(999 * HOUR),
    labels: {},
    containers: [],
    ...facts,
  };
}
