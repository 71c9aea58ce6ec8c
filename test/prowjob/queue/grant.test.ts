import { describe, expect, it } from 'vitest';
import { grant } from '../../../src/prowjob/queue/grant.ts';
import { EMPTY_QUEUE, type LeaseRequest, type Queue } from '../../../src/prowjob/queue/queue.ts';
import { request } from './request.ts';

const ONE_SLOT = { limits: [['all', 1]], isFair: false } as const;

function started(queue: Partial<Queue>, newcomers: readonly string[] = []): readonly string[] {
  const { leases } = grant({ ...EMPTY_QUEUE, settings: ONE_SLOT, ...queue }, new Set(newcomers));
  return leases.map(({ prowJob }) => prowJob);
}

function at(prowJob: string, minute: number, changes: Partial<LeaseRequest> = {}): LeaseRequest {
  return request({ prowJob, createdAt: `2026-08-01T12:0${String(minute)}:00Z`, ...changes });
}

describe('a free slot', () => {
  it.each<[string, readonly LeaseRequest[], readonly string[]]>([
    ['the oldest', [at('new', 2), at('old', 1)], ['old']],
    ['of the same age, the first by name', [at('b', 1), at('a', 1)], ['a']],
    ['a priority before the oldest', [at('old', 1), at('urgent', 2, { priority: 1 })], ['urgent']],
    ['nobody who is held', [at('held', 1, { isHeld: true })], []],
    ['the next, past one who is held', [at('held', 1, { isHeld: true }), at('b', 2)], ['b']],
  ])('goes to %s', (_whom, waiting, expected) => {
    expect(started({ waiting })).toEqual(expected);
  });

  it('goes to one who comes held and need not wait', () => {
    expect(started({ waiting: [at('held', 1, { isHeld: true })] }, ['held'])).toEqual(['held']);
  });

  it('is not one that somebody has', () => {
    expect(started({ leases: [at('first', 1)], waiting: [at('second', 2)] })).toEqual([]);
  });
});

describe('slots of several scopes', () => {
  const unit = [{ scope: 'all' }, { scope: 'job/unit', slots: 1 }];
  const both = { limits: [['all', 2]], isFair: false } as const;

  it('are taken all or none, and one who lacks one lets others pass', () => {
    const leases = [at('runs', 1, { needs: unit })];
    const waiting = [at('same job', 2, { needs: unit }), at('other job', 3)];
    expect(started({ settings: both, leases, waiting })).toEqual(['other job']);
  });

  it.each<[string, number, readonly string[]]>([
    ['0, which blocks', 0, []],
    ['2', 2, ['a', 'b']],
  ])('of a queue number %s', (_what, slots, expected) => {
    const needs = [{ scope: 'all' }, { scope: 'queue/big' }];
    const waiting = ['a', 'b', 'c'].map((name, index) => at(name, index, { needs }));
    const settings = { limits: [['queue/big', slots]], isFair: false } as const;
    expect(started({ settings, waiting })).toEqual(expected);
  });

  it('without limit are enough for all', () => {
    const waiting = [at('a', 1), at('b', 2), at('c', 3)];
    expect(started({ settings: { limits: [], isFair: false }, waiting })).toEqual(['a', 'b', 'c']);
  });
});

describe('fair shares', () => {
  const fair = { limits: [['all', 3]], isFair: true } as const;
  const crowd = [at('acme 1', 1), at('acme 2', 2), at('acme 3', 3)];
  const guest = at('guest', 4, { org: 'guests' });

  it('let an org with one job pass an org with many', () => {
    expect(started({ settings: fair, waiting: [...crowd, guest] })).toEqual([
      'acme 1',
      'guest',
      'acme 2',
    ]);
  });

  it('count what runs', () => {
    const leases = [at('runs', 0), at('runs too', 0)];
    expect(started({ settings: fair, leases, waiting: [...crowd, guest] })).toEqual(['guest']);
  });

  it('count within a priority only', () => {
    const urgent = crowd.map((one) => ({ ...one, priority: 1 }));
    expect(started({ settings: fair, waiting: [...urgent, guest] })).not.toContain('guest');
  });
});
