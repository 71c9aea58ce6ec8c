import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance, TRIGGERED, type Happening, type JobState } from '../../src/prowjob/state.ts';

const workload = { podName: 'pod', buildId: '1', url: 'https://example.com/1' };
const PENDING: JobState = { kind: 'pending', workload, revivals: 0 };
const ABORT: Happening = { kind: 'abort-asked', description: 'Aborted.', isSuperseded: false };

const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.constant<Happening>({ kind: 'pod-created', workload }),
  fc.constant<Happening>({ kind: 'held-up', by: 'the cluster' }),
  fc.constant<Happening>({ kind: 'freed' }),
  fc.boolean().map((countsAsRevival): Happening => ({ kind: 'pod-lost', countsAsRevival })),
  fc.constant(ABORT),
  fc.constant<Happening>({ kind: 'pod-removed' }),
  fc
    .constantFrom('success' as const, 'failure' as const, 'error' as const, 'aborted' as const)
    .map((result): Happening => ({ kind: 'finished', result, description: 'Ended.' })),
);

function after(...happenings: readonly Happening[]): JobState {
  return happenings.reduce(advance, TRIGGERED);
}

describe('the state of a prow job', () => {
  it('never leaves done', () => {
    fc.assert(
      fc.property(fc.array(happening), fc.array(happening), (before, later) => {
        const state = after(...before);
        fc.pre(state.kind === 'done');
        expect(later.reduce(advance, state)).toBe(state);
      }),
    );
  });

  it('ends aborted once an abort was asked for, whatever comes in between', () => {
    fc.assert(
      fc.property(fc.array(happening), fc.array(happening), (before, between) => {
        fc.pre(after(...before).kind !== 'done');
        const state = after(...before, ABORT, ...between, { kind: 'pod-removed' });
        expect(state).toMatchObject({ kind: 'done', result: 'aborted' });
      }),
    );
  });

  it('remembers a Pod that appears while the job is being aborted, so that it gets removed', () => {
    expect(after(ABORT, { kind: 'pod-created', workload })).toMatchObject({
      kind: 'aborting',
      workload,
    });
  });

  it('counts only those losses of a Pod that are revivals', () => {
    const created: Happening = { kind: 'pod-created', workload };
    const lost = (countsAsRevival: boolean): Happening => ({ kind: 'pod-lost', countsAsRevival });
    expect(after(created, lost(true), created, lost(false), created)).toMatchObject({
      kind: 'pending',
      revivals: 1,
    });
  });

  it('is the same object when nothing is new, so that nobody is told twice', () => {
    const waiting = after({ kind: 'held-up', by: 'x' });
    expect(advance(waiting, { kind: 'held-up', by: 'x' })).toBe(waiting);
    expect(advance(TRIGGERED, { kind: 'freed' })).toBe(TRIGGERED);
  });

  it.each<[string, JobState, Happening, JobState]>([
    ['a Pod', TRIGGERED, { kind: 'pod-created', workload }, PENDING],
    [
      'a cause for waiting',
      TRIGGERED,
      { kind: 'held-up', by: 'x' },
      { kind: 'triggered', revivals: 0, heldUpBy: 'x' },
    ],
    [
      'the end of a cause for waiting',
      { kind: 'triggered', revivals: 1, heldUpBy: 'x' },
      { kind: 'freed' },
      { kind: 'triggered', revivals: 1 },
    ],
    ['a late end of a cause for waiting', PENDING, { kind: 'freed' }, PENDING],
    ['a late cause for waiting', PENDING, { kind: 'held-up', by: 'x' }, PENDING],
    ['a removal that nobody asked for', PENDING, { kind: 'pod-removed' }, PENDING],
  ])('follows %s', (_what, state, event, next) => {
    expect(advance(state, event)).toEqual(next);
  });
});
