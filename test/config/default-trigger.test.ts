import fc from 'fast-check';
import { expect, it } from 'vitest';
import { defaultTrigger } from '../../src/config/default-trigger.ts';
import { compilePattern } from '../../src/config/pattern.ts';

it('the command of a job is /test with its name', () => {
  expect(defaultTrigger('pull-unit').rerunCommand).toBe('/test pull-unit');
});

it('the source is the pattern that Prow shows', () => {
  const { trigger } = defaultTrigger('pull-unit');
  expect(trigger.source).toBe(String.raw`(?m)^/test( | .* )pull-unit,?($|\s.*)`);
});

it.each([
  ['/test unit', true],
  ['/test lint unit e2e', true],
  ['/test unit, lint', true],
  ['please\n/test unit\nthanks', true],
  ['/test unit\r\n', true],
  ['/test unit-e2e', false],
  [' /test unit', false],
  ['/test\nunit', false],
  ['/testunit', false],
  ['/TEST unit', false],
])('a comment %j starts the job unit: %s', (comment, expected) => {
  expect(defaultTrigger('unit').trigger.test(comment)).toBe(expected);
});

const piece = fc.constantFrom(
  '/test',
  ' ',
  '\n',
  '\r',
  'a.b',
  'axb',
  'a-b',
  ',',
  '\t',
  '\u2028',
  'é',
  'x',
);
const comment = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));

it('it answers as RE2 answers, for names with and without dots', () => {
  fc.assert(
    fc.property(comment, fc.constantFrom('a.b', 'a-b', 'x'), (text, name) => {
      const { trigger } = defaultTrigger(name);
      expect(trigger.test(text)).toBe(compilePattern(trigger.source).test(text));
    }),
    { numRuns: 2_000 },
  );
});

it('a name that is no name is left to RE2', () => {
  expect(defaultTrigger('a+b').trigger.test('/test aaab')).toBe(true);
});

it('ten thousand lines of a hostile comment take no time', () => {
  const hostile = '/test a a a a a\n'.repeat(10_000);
  expect(defaultTrigger('unit').trigger.test(hostile)).toBe(false);
}, 1_000);
