import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatGoDuration,
  parseGoDuration,
  parseGoNanoseconds,
} from '../../src/prowjob/go-duration.ts';

describe('a duration in Go text', () => {
  it.each([
    ['0', 0],
    ['0s', 0],
    ['15s', 15_000],
    ['2h', 7_200_000],
    ['1h30m', 5_400_000],
    ['1.5h', 5_400_000],
    ['.5s', 500],
    ['1.s', 1_000],
    ['-2m', -120_000],
    ['+3ms', 3],
    ['250us', 0.25],
    ['250\u00b5s', 0.25],
    ['250\u03bcs', 0.25],
    ['1h1m1s1ms', 3_661_001],
  ])('%s is %d milliseconds', (text, ms) => {
    expect(parseGoDuration(text)).toBe(ms);
  });

  it.each(['', '-', '1', 's', '.s', '1d', '1 h', 'h1', '1h ', ' 1h', '9999999999h'])(
    'is not "%s"',
    (text) => {
      expect(parseGoDuration(text)).toBeUndefined();
    },
  );
});

describe('a duration as a number', () => {
  it('counts nanoseconds', () => {
    expect(parseGoDuration(7_200_000_000_000)).toBe(7_200_000);
    expect(parseGoNanoseconds(15)).toBe(15n);
  });

  it.each([1.5, 1e19, -1e19, Number.MAX_VALUE, Infinity, NaN])(
    'is a whole number that Go can hold, not %d',
    (value) => {
      expect(parseGoDuration(value)).toBeUndefined();
    },
  );
});

describe('the canonical text of a duration', () => {
  it.each([
    [0, '0s'],
    [0.000001, '1ns'],
    [0.0011, '1.1\u00b5s'],
    [2.2, '2.2ms'],
    [500, '500ms'],
    [15_000, '15s'],
    [1_500, '1.5s'],
    [60_000, '1m0s'],
    [7_200_000, '2h0m0s'],
    [86_400_000, '24h0m0s'],
    [-5_400_000, '-1h30m0s'],
  ])('of %d milliseconds is %s', (ms, text) => {
    expect(formatGoDuration(ms)).toBe(text);
  });

  it('reads back as the same duration', () => {
    const milliseconds = fc.integer({ min: -(10 ** 9), max: 10 ** 9 });
    fc.assert(
      fc.property(milliseconds, (ms) => {
        expect(parseGoDuration(formatGoDuration(ms))).toBe(ms);
      }),
    );
  });
});
