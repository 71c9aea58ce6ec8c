import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBuildIds } from '../../src/activities/build-id.ts';
import { lookAgainAfterMs } from '../../src/activities/look-again.ts';
import { prowJobName } from '../../src/activities/prow-job-name.ts';

describe('the name of a prow job', () => {
  it('is a version 5 UUID, the same for the same delivery and job', () => {
    const name = prowJobName('guid', 'unit');
    expect(name).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(prowJobName('guid', 'unit')).toBe(name);
    expect(prowJobName('guid', 'lint')).not.toBe(name);
    expect(prowJobName('other', 'unit')).not.toBe(name);
  });
});

describe('build ids', () => {
  it('are snowflakes of 19 digits that grow, even within a millisecond and when the clock steps back', () => {
    const times = fc.array(fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 }), {
      minLength: 2,
    });
    fc.assert(
      fc.property(times, fc.integer({ min: 0, max: 1023 }), (clock, node) => {
        const left = [...clock];
        const next = createBuildIds(node, () => new Date(left.shift() ?? 0));
        const ids = clock.map(() => next());
        expect(ids.every((id) => /^\d{18,19}$/.test(id))).toBe(true);
        const sorted = [...ids].sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));
        expect(new Set(ids).size).toBe(ids.length);
        expect(sorted).toEqual(ids);
      }),
    );
  });

  it('stay unique when more than 4,096 are asked for within a millisecond', () => {
    const next = createBuildIds(1, () => new Date(1_800_000_000_000));
    const ids = Array.from({ length: 10_000 }, next);
    expect(new Set(ids).size).toBe(10_000);
  });
});

describe('the time until a job looks at its Pod by itself', () => {
  const now = new Date('2026-01-01T12:00:00Z');
  const minutesAgo = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);

  it.each([
    ['5 minutes for a new Pod', 0, undefined, 5],
    ['as long as the Pod is old', 12, undefined, 12],
    ['half an hour at most', 600, undefined, 30],
    ['until the next deadline', 0, 2, 2],
    ['not until a deadline that is far away', 0, 48 * 60, 5],
    ['no time when the deadline has passed', 10, -1, 0],
  ])('is %s', (_what, age, deadlineIn, minutes) => {
    const deadlineMs = deadlineIn === undefined ? undefined : now.getTime() + deadlineIn * 60_000;
    expect(lookAgainAfterMs({ now, createdAt: minutesAgo(age), deadlineMs })).toBe(
      minutes * 60_000,
    );
  });
});
