import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBuildIds } from '../../src/activities/build-id.ts';

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
