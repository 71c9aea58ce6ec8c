import { describe, expect, it } from 'vitest';
import { grant } from '../../../src/prowjob/queue/grant.ts';
import { ask, EMPTY_QUEUE } from '../../../src/prowjob/queue/queue.ts';
import { scopesOf, waitingOf } from '../../../src/prowjob/queue/view.ts';
import { request } from './request.ts';

const unit = [{ scope: 'all' }, { scope: 'job/unit', slots: 1 }];
const blocked = [{ scope: 'all' }, { scope: 'queue/none', slots: 0 }];
const all = [
  request({ prowJob: 'runs', needs: unit }),
  request({ prowJob: 'next', needs: unit, createdAt: '2026-08-01T12:01:00Z' }),
  request({ prowJob: 'last', needs: unit, createdAt: '2026-08-01T12:02:00Z', isHeld: true }),
  request({ prowJob: 'never', needs: blocked, createdAt: '2026-08-01T12:03:00Z' }),
];
const settings = { limits: [['all', 4]], isFair: false } as const;
const queue = grant(all.reduce(ask, { ...EMPTY_QUEUE, settings })).queue;

describe('what people see of a queue', () => {
  it('is who uses what, and how many wait for it', () => {
    expect(scopesOf(queue)).toEqual([
      { scope: 'all', used: 1, slots: 4, waiting: 3 },
      { scope: 'job/unit', used: 1, slots: 1, waiting: 2 },
      { scope: 'queue/none', used: 0, slots: 0, waiting: 1 },
    ]);
  });

  it('is who waits, at which place, and why', () => {
    const full = 'job/unit is full (1 slot)';
    expect(waitingOf(queue)).toMatchObject([
      { prowJob: 'next', position: 1, why: full, since: '2026-08-01T12:01:00Z' },
      { prowJob: 'last', position: 2, why: `held; ${full}` },
      { prowJob: 'never', position: 1, why: 'queue/none has no slots' },
    ]);
  });
});
