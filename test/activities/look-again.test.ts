import { describe, expect, it } from 'vitest';
import { lookAgainAfterMs } from '../../src/activities/look-again.ts';

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
