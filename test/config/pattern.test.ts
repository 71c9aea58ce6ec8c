import { expect, it } from 'vitest';
import { ConfigError } from '../../src/config/config-error.ts';
import { compilePattern, patternProblem } from '../../src/config/pattern.ts';

it.each([
  ['main', 'not-main', true],
  ['^main$', 'not-main', false],
  [String.raw`\.go$|hack/`, 'pkg/a.go', true],
  [String.raw`\.go$|hack/`, 'docs/a.md', false],
  ['(?m)^b$', 'a\nb\nc', true],
  ['(?i)readme', 'README.md', true],
  ['a.c', 'a\nc', false],
  [String.raw`\bcat\b`, 'a cat', true],
  ['(a+)+$', `${'a'.repeat(5_000)}!`, false],
])('%s tested on %j is %s', (source, text, expected) => {
  expect(compilePattern(source).test(text)).toBe(expected);
});

it('a pattern keeps its source', () => {
  expect(compilePattern('^a|b$').source).toBe('^a|b$');
});

it.each([
  ['(', 'missing closing ): `(`'],
  ['(?=x)', 'invalid or unsupported Perl syntax: `(?=`'],
  [String.raw`(a)\1`, 'invalid escape sequence: `\\1`'],
  ['a{1001}', 'invalid repeat count: `{1001}`'],
  ['((a{100}){100}){100}', 'invalid repeat count: `{100}`'],
  ['x'.repeat(20_001), 'it is longer than 20000 characters'],
])('what RE2 does not take is told: %.20s', (source, problem) => {
  expect(patternProblem(source)).toBe(problem);
});

it.each(['', 'main', '^release-.*$', String.raw`\pN+`, '(?P<name>x)'])(
  'there is nothing wrong with %j',
  (source) => {
    expect(patternProblem(source)).toBeUndefined();
  },
);

it('making a pattern compiles nothing; testing a bad one throws with a code', () => {
  const pattern = compilePattern('(');
  expect(() => pattern.test('x')).toThrow(ConfigError);
  expect(() => pattern.test('x')).toThrow('not a regular expression: missing closing');
});
