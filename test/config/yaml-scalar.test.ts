import { expect, it } from 'vitest';
import { isFloat, plainScalar } from '../../src/config/yaml-scalar.ts';

// What sigs.k8s.io/yaml v1.6.0 makes of these words, recorded from Go.
it.each([
  ['', null],
  ['~', null],
  ['Null', null],
  ['nULL', 'nULL'],
  ['yes', true],
  ['Y', true],
  ['on', true],
  ['yEs', 'yEs'],
  ['Off', false],
  ['n', false],
  ['tRUE', 'tRUE'],
  ['0', 0],
  ['+5', 5],
  ['-0x1f', -31],
  ['0x', '0x'],
  ['0777', 511],
  ['0o10', 8],
  ['08', 8],
  ['0b11', 3],
  ['0b12', '0b12'],
  ['1_000', 1000],
  ['1__0', 10],
  ['_1', '_1'],
  ['9007199254740993', '9007199254740993'],
  ['18446744073709551615', '18446744073709551615'],
  ['18446744073709551616', 18446744073709551616],
  ['1.30', 1.3],
  ['5.', 5],
  ['+.5', 0.5],
  ['1e3', 1000],
  ['1e', '1e'],
  ['.inf', undefined],
  ['.NaN', undefined],
  ['12:30:45', '12:30:45'],
  ['2001-01-01', '2001-01-01'],
  ['=', '='],
  ['<<', '<<'],
  ['1.2.3', '1.2.3'],
  ['main', 'main'],
])('the plain word %j means %j', (source, expected) => {
  expect(plainScalar(source)).toBe(expected);
});

// goyaml v2 resolve.go: what is out of strconv's range is no number; what is too small is zero.
it.each([
  ['-9223372036854775809', -9223372036854775808],
  ['0x1ffffffffffffffff', '0x1ffffffffffffffff'],
  ['0b1'.padEnd(80, '0'), '0b1'.padEnd(80, '0')],
  ['9'.repeat(400), '9'.repeat(400)],
  ['12e4567', '12e4567'],
  ['1e-4567', 0],
])('beyond what Go can count, %s means %j', (source, expected) => {
  expect(plainScalar(source)).toBe(expected);
});

it.each([
  ['1e6', true],
  ['1_000.0', true],
  ['-.5', true],
  ['1000000', false],
  ['0x1e6', false],
  ['1.2.3', false],
  ['', false],
])('the plain word %j is a float: %s', (source, expected) => {
  expect(isFloat(source)).toBe(expected);
});
