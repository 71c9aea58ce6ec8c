import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../../src/pods/outcome.ts';
import type { PodPolicy } from '../../src/pods/outcome.ts';
import type { ContainerFacts, PodFacts } from '../../src/prowjob/pod-facts.ts';

const MINUTE = 60_000;
const CREATED = '2026-08-21T10:00:00Z';
const STARTED = '2026-08-21T10:01:00Z';

const policy: PodPolicy = {
  unscheduledTimeoutMs: 5 * MINUTE,
  pendingTimeoutMs: 10 * MINUTE,
  runningTimeoutMs: 60 * MINUTE,
  errorOnEviction: false,
  revivals: 0,
  maxRevivals: 1,
};

function aPod(facts: Partial<PodFacts>): PodFacts {
  return {
    name: 'id-1',
    uid: 'u',
    phase: 'Running',
    createdAt: CREATED,
    labels: {},
    containers: [],
    ...facts,
  };
}

const at = (text: string): Date => new Date(text);
const soon = at('2026-08-21T10:02:00Z');

const ended = (exitCode: number): ContainerFacts => ({
  name: 'test',
  state: 'terminated',
  exitCode,
});

describe('a Pod that ended', () => {
  it.each([
    ['Succeeded' as const, [ended(0), ended(0)], 'success', 'Job succeeded.'],
    [
      'Succeeded' as const,
      [ended(0), ended(137)],
      'error',
      "Pod was in succeeded phase but some containers didn't finish",
    ],
    [
      'Succeeded' as const,
      [{ name: 'test', state: 'running' as const }],
      'error',
      "Pod was in succeeded phase but some containers didn't finish",
    ],
    ['Failed' as const, [ended(1)], 'failure', 'Job failed.'],
  ])('in phase %s with %j is a %s', (phase, containers, result, description) => {
    expect(judge(aPod({ phase, containers }), policy, soon)).toEqual({
      kind: 'finish',
      result,
      description,
      deletePod: false,
    });
  });

  it('is judged by its phase even when it is being deleted', () => {
    const pod = aPod({ phase: 'Failed', deletedAt: STARTED });
    expect(judge(pod, policy, soon)).toMatchObject({ result: 'failure' });
  });
});

describe('a Pod that was lost', () => {
  it.each([
    ['evicted', { phase: 'Failed' as const, reason: 'Evicted' }],
    ['unreachable', { reason: 'NodeLost', deletedAt: STARTED }],
    ['unknown', { phase: 'Unknown' as const }],
    ['preempted', { reason: 'Preempting', phase: 'Failed' as const }],
    ['preempted', { disruption: 'PreemptionByScheduler', deletedAt: STARTED }],
    ['disrupted', { disruption: 'TerminationByKubelet', phase: 'Failed' as const }],
    ['disrupted', { disruption: 'DeletionByTaintManager', deletedAt: STARTED }],
  ])('because it is %s is started again while revivals are left', (cause, facts) => {
    expect(judge(aPod(facts), policy, soon)).toEqual({
      kind: 'revive',
      cause,
      deletePod: true,
      countsAsRevival: true,
    });
    expect(judge(aPod(facts), { ...policy, revivals: 1 }, soon)).toEqual({
      kind: 'finish',
      result: 'error',
      description: `Job pod reached max revivals (1) after being stopped unexpectedly (${cause})`,
      deletePod: false,
    });
  });

  it('more often than is allowed by now is given up', () => {
    const fewer = { ...policy, revivals: 3, maxRevivals: 1 };
    expect(judge(aPod({ phase: 'Unknown' }), fewer, soon)).toMatchObject({ result: 'error' });
  });

  it('because someone deleted it is started again without counting', () => {
    expect(judge(undefined, { ...policy, revivals: 1 }, soon)).toEqual({
      kind: 'revive',
      cause: 'missing',
      deletePod: false,
      countsAsRevival: false,
    });
  });

  it('after its work was done is not lost', () => {
    const containers = [ended(0)];
    const pod = aPod({ phase: 'Succeeded', containers, disruption: 'DeletionByTaintManager' });
    expect(judge(pod, policy, soon)).toMatchObject({ result: 'success' });
  });

  it('by eviction ends a job that wants that', () => {
    const pod = aPod({ phase: 'Failed', reason: 'Evicted' });
    expect(judge(pod, { ...policy, errorOnEviction: true }, soon)).toMatchObject({
      result: 'error',
      description: 'Job pod was evicted by the cluster.',
    });
  });

  it('with its node is lost only once it is being deleted', () => {
    expect(judge(aPod({ reason: 'NodeLost' }), policy, soon).kind).toBe('wait');
  });
});

describe('a Pod that runs', () => {
  it('out of memory is an error', () => {
    const containers = [{ ...ended(137), reason: 'OOMKilled' }];
    expect(judge(aPod({ containers }), policy, soon)).toMatchObject({
      result: 'error',
      description: 'Job pod was OOM killed by the cluster.',
    });
  });

  it.each(['Running', 'Pending'] as const)('and is deleted while %s is an error', (phase) => {
    const pod = aPod({ phase, startedAt: STARTED, deletedAt: STARTED });
    expect(judge(pod, policy, soon)).toMatchObject({
      result: 'error',
      description: 'Pod got deleted unexpectedly',
    });
  });

  it('without a start is waited for until it changes', () => {
    expect(judge(aPod({}), policy, soon)).toEqual({ kind: 'wait' });
  });
});

describe('a deadline', () => {
  const cases = [
    [{ phase: 'Pending' }, CREATED, 5 * MINUTE, 'error', 'Pod scheduling timeout.'],
    [
      { phase: 'Pending', startedAt: STARTED },
      STARTED,
      10 * MINUTE,
      'error',
      'Pod pending timeout.',
    ],
    [
      { phase: 'Running', startedAt: STARTED },
      STARTED,
      60 * MINUTE,
      'aborted',
      'Pod running timeout.',
    ],
  ] as const;

  it.each(cases)('of %j counts from %s and is %d ms', (facts, from, ms, result, description) => {
    const deadlineMs = Date.parse(from) + ms;
    expect(judge(aPod(facts), policy, new Date(deadlineMs - 1))).toEqual({
      kind: 'wait',
      lookAgainAtMs: deadlineMs,
    });
    expect(judge(aPod(facts), policy, new Date(deadlineMs))).toEqual({
      kind: 'finish',
      result,
      description,
      deletePod: true,
    });
  });

  it.each([
    ['waiting', 'ImagePullBackOff', ' Container test waits with ImagePullBackOff.'],
    ['waiting', 'PodInitializing', ''],
    ['waiting', undefined, ''],
    ['running', undefined, ''],
  ] as const)('of a container that is %s with %s tells of it', (state, reason, says) => {
    const containers = [{ name: 'test', state, ...(reason && { reason }) }];
    const pod = aPod({ phase: 'Pending', startedAt: STARTED, containers });
    expect(judge(pod, policy, at('2026-08-22T10:00:00Z'))).toMatchObject({
      description: `Pod pending timeout.${says}`,
    });
  });

  it('that is asked for lies ahead', () => {
    const minutes = fc.integer({ min: 0, max: 120 });
    fc.assert(
      fc.property(minutes, fc.constantFrom(...cases), (passed, [facts]) => {
        const now = new Date(Date.parse(CREATED) + passed * MINUTE);
        const step = judge(aPod(facts), policy, now);
        expect(step.kind === 'wait' ? (step.lookAgainAtMs ?? 0) : Infinity).toBeGreaterThan(
          now.getTime(),
        );
      }),
    );
  });
});
