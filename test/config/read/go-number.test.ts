import { expect, it } from 'vitest';
import { goFloatText } from '../../../src/config/read/go-number.ts';

// What sigs.k8s.io/yaml v1.6.0 writes into a field of text, recorded from Go.
it.each([
  [5, '5'],
  [-31, '-31'],
  [1.3, '1.3'],
  [0.1, '0.1'],
  [-2.5, '-2.5'],
  [0.0001, '0.0001'],
  [0.00001, '1e-05'],
  [1e-7, '1e-07'],
  [100000.5, '100000.5'],
  [1234567.5, '1.2345675e+06'],
  [123456789.5, '1.2345679e+08'],
  [18446744073709551616, '1.8446744e+19'],
])('%d is the text %s', (value, expected) => {
  expect(goFloatText(value)).toBe(expected);
});

// strconv.FormatFloat with 'g' and 32 bits.
it.each([
  [100000, '100000'],
  [1000000, '1e+06'],
  [1e50, '+Inf'],
  [-1e50, '-Inf'],
])('the float %d is the text %s', (value, expected) => {
  expect(goFloatText(value)).toBe(expected);
});
