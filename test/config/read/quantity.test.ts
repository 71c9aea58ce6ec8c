import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalQuantity } from '../../../src/config/read/quantity.ts';

// What Kubernetes' resource.ParseQuantity (apimachinery v0.34.4) makes of these, recorded from Go.
it.each([
  ['4', '4'],
  ['4000m', '4'],
  ['3800m', '3800m'],
  ['0.5', '500m'],
  ['.5', '500m'],
  ['1.5', '1500m'],
  ['1.125', '1.125'],
  ['5000', '5k'],
  ['-500m', '-500m'],
  ['0', '0'],
  ['0Gi', '0'],
  ['1024Mi', '1Gi'],
  ['1.5Gi', '1536Mi'],
  ['9000Mi', '9000Mi'],
  ['100Ki', '100Ki'],
  ['0.1Ki', '102400m'],
  ['1e3', '1e3'],
  ['1000e3', '1e6'],
  ['12E', undefined],
  ['0.0000000001', '1n'],
])('%s is %s', (written, expected) => {
  expect(canonicalQuantity(written)).toBe(expected);
});

it.each(['', '.', 'Gi', '4 Gi', '1K', '1mi', '1Gib', 'four', '1e', '0x10', '9e999'])(
  '%j is no amount',
  (written) => {
    expect(canonicalQuantity(written)).toBeUndefined();
  },
);

const suffix = fc.constantFrom('', 'm', 'k', 'M', 'Ki', 'Mi', 'Gi', 'e3');
const amount = fc
  .tuple(fc.nat(99_999), fc.constantFrom('', '.5', '.25', '.125'), suffix)
  .map(([whole, fraction, unit]) => `${whole}${fraction}${unit}`);

it('what is canonical stays as it is', () => {
  fc.assert(
    fc.property(amount, (written) => {
      const once = canonicalQuantity(written);
      expect(once).toBeDefined();
      expect(canonicalQuantity(once ?? '')).toBe(once);
    }),
  );
});
