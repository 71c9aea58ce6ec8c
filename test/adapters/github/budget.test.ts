import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBudget } from '../../../src/adapters/github/budget.ts';
import type { Urgency } from '../../../src/ports/code-host.ts';

const NOW = 1_000_000_000;
const HOUR = NOW + 1_800_000;
const URGENCIES: readonly Urgency[] = ['verdict', 'usual', 'progress'];

function headers(left: number, endsAtMs = HOUR, resource = 'core'): Record<string, string> {
  return {
    'x-ratelimit-limit': '5000',
    'x-ratelimit-remaining': String(left),
    'x-ratelimit-reset': String(endsAtMs / 1000),
    'x-ratelimit-resource': resource,
  };
}

/** Who may call after these answers. */
function whoMay(...answers: readonly Record<string, string>[]): readonly Urgency[] {
  const budget = createBudget();
  for (const answer of answers) budget.answered(answer, NOW);
  return URGENCIES.filter((urgency) => budget.waitMs(urgency, NOW) === 0);
}

describe('what is left of the hour', () => {
  it.each([
    [4_999, ['verdict', 'usual', 'progress']],
    [500, ['verdict', 'usual', 'progress']],
    [499, ['verdict', 'usual']],
    [250, ['verdict', 'usual']],
    [249, ['verdict']],
    [0, ['verdict']],
  ])('of 5,000, %i, is kept for %j', (left, may) => {
    expect(whoMay(headers(left))).toEqual(may);
  });

  it('is kept until the hour ends', () => {
    const budget = createBudget();
    budget.answered(headers(100), NOW);
    expect(budget.waitMs('usual', NOW)).toBe(1_800_000);
    expect(budget.waitMs('usual', HOUR)).toBe(0);
  });

  it.each([
    ['an older answer that arrives late', [headers(100), headers(700)], ['verdict']],
    ['the answer of a new hour', [headers(100), headers(4_999, HOUR + 3_600_000)], URGENCIES],
    ['an answer of an hour that is over', [headers(4_999), headers(0, NOW - 1_000)], URGENCIES],
    ['the limit of searches', [headers(4_999), headers(0, HOUR, 'search')], URGENCIES],
    ['a server without limits', [{}], URGENCIES],
  ])('is read rightly with %s', (_what, answers, may) => {
    expect(whoMay(...answers)).toEqual(may);
  });

  it('never lets go first what matters less', () => {
    const answer = fc.record({ left: fc.nat(5_000), hour: fc.nat(3), seconds: fc.nat(100) });
    fc.assert(
      fc.property(fc.array(answer), fc.nat(4 * 3_600_000), (answers, laterMs) => {
        const budget = createBudget();
        for (const { left, hour, seconds } of answers) {
          budget.answered(headers(left, HOUR + hour * 3_600_000), NOW);
          if (left === 0) budget.close(seconds, NOW);
        }
        const [verdict = 0, usual = 0, progress = 0] = URGENCIES.map((urgency) =>
          budget.waitMs(urgency, NOW + laterMs),
        );
        expect(verdict).toBeLessThanOrEqual(usual);
        expect(usual).toBeLessThanOrEqual(progress);
      }),
    );
  });
});

it('who was asked to wait waits, whatever it is about, and not shorter for being asked again', () => {
  const budget = createBudget();
  budget.close(60, NOW);
  budget.close(5, NOW);
  for (const urgency of URGENCIES) expect(budget.waitMs(urgency, NOW + 10_000)).toBe(50_000);
  for (const urgency of URGENCIES) expect(budget.waitMs(urgency, NOW + 60_000)).toBe(0);
});
