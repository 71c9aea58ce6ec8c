import { describe, expect, it } from 'vitest';
import { sizeLabel, thresholdsOf } from '../../../src/plugins/size/size-label.ts';

describe('the label of a size', () => {
  const usual = thresholdsOf({});

  it.each([
    [0, 'size/XS'],
    [9, 'size/XS'],
    [10, 'size/S'],
    [29, 'size/S'],
    [30, 'size/M'],
    [99, 'size/M'],
    [100, 'size/L'],
    [499, 'size/L'],
    [500, 'size/XL'],
    [999, 'size/XL'],
    [1000, 'size/XXL'],
    [1_000_000, 'size/XXL'],
  ])('of %i changed lines is %s', (lines, label) => {
    expect(sizeLabel(lines, usual)).toBe(label);
  });

  it('goes by the settings, when they have all sizes', () => {
    const own = thresholdsOf({ size: { s: 1, m: 2, l: 3, xl: 4, xxl: 5 } });
    expect([0, 1, 2, 3, 4, 5].map((lines) => sizeLabel(lines, own))).toEqual([
      'size/XS',
      'size/S',
      'size/M',
      'size/L',
      'size/XL',
      'size/XXL',
    ]);
    expect(thresholdsOf({ size: { s: 1, m: 2, l: 3, xl: 4 } })).toEqual(usual);
    expect(thresholdsOf({ size: { s: 0, m: 2, l: 3, xl: 4, xxl: 5 } })).toEqual(usual);
  });
});
