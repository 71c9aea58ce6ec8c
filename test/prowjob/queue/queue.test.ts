import { describe, expect, it } from 'vitest';
import { grant } from '../../../src/prowjob/queue/grant.ts';
import { adopt, ask, EMPTY_QUEUE, giveBack } from '../../../src/prowjob/queue/queue.ts';
import { request } from './request.ts';

const settings = { limits: [['all', 1]], isFair: false } as const;
const first = request({ prowJob: 'first' });
const second = request({ prowJob: 'second', createdAt: '2026-08-01T12:01:00Z' });
const running = grant(ask({ ...EMPTY_QUEUE, settings }, first)).queue;

describe('a request', () => {
  it('that comes again changes its hold and nothing else', () => {
    const held = ask(ask(running, { ...second, isHeld: true }), second);
    expect(held.waiting).toEqual([second]);
  });

  it('of one who has the lease changes nothing', () => {
    expect(ask(running, first)).toEqual(running);
  });

  it('with a later ticket gives up the lease of the earlier one', () => {
    const again = ask(running, { ...first, ticket: 2 });
    expect(again).toMatchObject({ leases: [], waiting: [{ prowJob: 'first', ticket: 2 }] });
  });

  it('that comes late, with an earlier ticket, changes nothing', () => {
    const later = ask(running, { ...second, ticket: 2 });
    expect(ask(later, second)).toEqual(later);
  });
});

describe('a lease that is given back', () => {
  it('is free for the next', () => {
    const { leases } = grant(giveBack(ask(running, second), [first]));
    expect(leases).toEqual([second]);
  });

  it('twice, or by one who has none, changes nothing', () => {
    expect(giveBack(running, [second])).toEqual(running);
  });

  it('with an earlier ticket is not that of the later one', () => {
    const later = grant(ask(running, { ...first, ticket: 2 })).queue;
    expect(giveBack(later, [first]).leases).toHaveLength(1);
  });
});

describe('prow jobs that run without having asked', () => {
  it('count, but for those whom the queue knows', () => {
    const waiting = ask(running, second);
    const found = adopt(waiting, [first, second, request({ prowJob: 'third', ticket: 0 })]);
    expect(found.leases.map(({ prowJob }) => prowJob)).toEqual(['first', 'third']);
    expect(found.waiting).toEqual(waiting.waiting);
  });
});
