import { expect, it } from 'vitest';
import { ignoreRules, isIgnored } from '../../src/config/ignore-rules.ts';

// As `git check-ignore` answers for the same lines in a .gitignore.
it.each([
  ['*.yaml', 'a.yaml', true],
  ['*.yaml', 'deep/a.yaml', true],
  ['/a.yaml', 'deep/a.yaml', false],
  ['deep/*.yaml', 'deep/a.yaml', true],
  ['deep/*.yaml', 'very/deep/a.yaml', false],
  ['**/deep/a.yaml', 'very/deep/a.yaml', true],
  ['very/**/a.yaml', 'very/a.yaml', true],
  ['very/**/a.yaml', 'very/x/y/a.yaml', true],
  ['very/**', 'very/x/a.yaml', true],
  ['a?.yaml', 'ab.yaml', true],
  ['[ab].yaml', 'b.yaml', true],
  ['[!ab].yaml', 'b.yaml', false],
  ['a.yaml', 'axyaml', false],
  ['a.yaml  ', 'a.yaml', true],
  [String.raw`\#a.yaml`, '#a.yaml', true],
  ['# a.yaml', 'a.yaml', false],
  ['', 'a.yaml', false],
  ['*.yaml\n!keep.yaml', 'keep.yaml', false],
  ['!keep.yaml\n*.yaml', 'keep.yaml', true],
  ['a+b(1).yaml', 'a+b(1).yaml', true],
  [String.raw`\ü.yaml`, 'ü.yaml', true],
  ['[z-a].yaml', 'b.yaml', false],
])('the lines %j leave %s out: %s', (lines, path, expected) => {
  expect(isIgnored(path, false, ignoreRules('', lines))).toBe(expected);
});

it('a line that ends with a slash is for directories', () => {
  const rules = ignoreRules('', 'old/');
  expect(isIgnored('old', true, rules)).toBe(true);
  expect(isIgnored('old', false, rules)).toBe(false);
});

it('the lines of an inner directory are for paths in it, and come last', () => {
  const rules = [...ignoreRules('', '*.yaml'), ...ignoreRules('inner', '!/a.yaml')];
  expect(isIgnored('inner/a.yaml', false, rules)).toBe(false);
  expect(isIgnored('inner/deep/a.yaml', false, rules)).toBe(true);
});

it('a line full of stars takes no longer than another', () => {
  const rules = ignoreRules('', `${'*a'.repeat(100)}b`);
  expect(isIgnored('a'.repeat(250), false, rules)).toBe(false);
});
