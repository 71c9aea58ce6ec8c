import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stringify } from 'yaml';
import { problemText } from '../../src/config/problem.ts';
import { parseYaml } from '../../src/config/yaml.ts';

/** What YAML cannot hold as it is, and a lone half of a pair. */
const CONTROL = /[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]/;

function valueOf(text: string): unknown {
  return parseYaml({ path: 'f.yaml', text }).value;
}

function problemOf(text: string): string | undefined {
  return parseYaml({ path: 'f.yaml', text }).problems.map(problemText).join('\n');
}

it.each([
  ['of equal keys the last one wins', 'a: 1\nb: 2\na: 3', { a: 3, b: 2 }],
  ['quotes keep text text', 'a: "yes"\nb: \'1\'', { a: 'yes', b: '1' }],
  ['block text is text', 'a: |\n  1\n', { a: '1\n' }],
  ['a tag can make text of a number', 'a: !!str 1', { a: '1' }],
  ['a tag can make a number of text', 'a: !!int "7"', { a: 7 }],
  ['an unknown tag says nothing', 'a: !mine bar', { a: 'bar' }],
  ['keys are text', '1: a\ntrue: b', { 1: 'a', true: 'b' }],
  ['an alias is what it names', 'a: &x {b: 1}\nc: *x', { a: { b: 1 }, c: { b: 1 } }],
  [
    'a merge brings what is missing',
    'a: &x {b: 1}\nc: {<<: *x, d: 2}',
    { a: { b: 1 }, c: { b: 1, d: 2 } },
  ],
  ['what follows a merge wins', 'a: &x {b: 1}\nc: {<<: *x, b: 2}', { a: { b: 1 }, c: { b: 2 } }],
  [
    'a merge wins over what stands before it',
    'a: &x {b: 1}\nc: {b: 2, <<: *x}',
    { a: { b: 1 }, c: { b: 1 } },
  ],
  ['the first of several merged maps wins', '<<: [{a: 1}, {a: 2, b: 3}]', { a: 1, b: 3 }],
  ['a byte order mark is no text', '\ufeffa: 1', { a: 1 }],
  [
    'a bracket may close where its key stands',
    'a: {\n  b: [\n    1\n  ]\n}\nc: 2',
    { a: { b: [1] }, c: 2 },
  ],
  [
    'indentation in brackets means nothing',
    'a:\n- [1,\n2,\t3\n]\n- {b:\n\t4}',
    { a: [[1, 2, 3], { b: 4 }] },
  ],
  [
    'indentation in quotes means nothing',
    'a:\n  b: "c\nd"\n  e: \'f\n\n  g\'',
    { a: { b: 'c d', e: 'f\ng' } },
  ],
  ['an empty file is nothing', '# only a comment\n', null],
])('%s', (_sentence, text, expected) => {
  expect(parseYaml({ path: 'f.yaml', text }).problems).toEqual([]);
  expect(valueOf(text)).toEqual(expected);
});

it.each([
  ['a:\n\tb: 1', /^f\.yaml:2:1: this is not valid YAML: tab characters must not be used/],
  ['a: [1\nb: 2', /^f\.yaml:2:1: this is not valid YAML: a bracket or quote above is not closed/],
  ['a: b: c', /^f\.yaml:1:5: this is not valid YAML: .* text with ": " lacks quotes$/],
  ['a: *x', 'f.yaml:1:4: the alias *x has no anchor &x before it'],
  ['a: &x [*x]', 'f.yaml:1:8: the value of &x contains itself'],
  ['a: 1\n__proto__: {b: 1}', 'f.yaml:2:1: a key named __proto__ is not allowed'],
  ['? [a]\n: 1', 'f.yaml:1:3: a key of a map must be text'],
  ['<<: 1', 'f.yaml:1:5: only a map or a list of maps can be merged with <<'],
  ['a: .inf', 'f.yaml:1:4: .inf is no number that is allowed'],
  ['a: !!binary aGk=', /^f\.yaml:1:13: !!binary is not supported/],
  ['a: x\0y', 'f.yaml:1:5: a control character is not allowed in YAML'],
])('%j is refused, with its place', (text, expected) => {
  if (typeof expected === 'string') expect(problemOf(text)).toBe(expected);
  else expect(problemOf(text)).toMatch(expected);
});

it.each([
  ['a: 1\n---\nb: 2\n'],
  ['a: 1\n---\nb: [ a mistake'],
  ['a: 1\n---\n...\n---\n'],
  ['a: 1\n--- # another\n- @\n'],
])('only the first document of %j is read, and the file says so', (text) => {
  const file = parseYaml({ path: 'f.yaml', text });
  expect(file.problems).toEqual([]);
  expect(file.value).toEqual({ a: 1 });
  expect(file.warnings.map(problemText)).toEqual([
    'f.yaml:2:1: only the first YAML document of a file is read; what follows is ignored',
  ]);
});

it('a mistake in the first document stays one when there is a second', () => {
  const text = '# jobs\n---\na: [\n---\nb: 1\n';
  expect(problemOf(text)).toMatch(/^f\.yaml:4:1: this is not valid YAML/);
});

it('a key that stands twice in one map is told with its place', () => {
  const text = 'a: 1\nb: {c: 1, c: 2}\na: 2\nd: &x {a: 1}\ne: {<<: *x, a: 2}\n';
  const { warnings } = parseYaml({ path: 'f.yaml', text });
  expect(warnings.map(problemText)).toEqual([
    'f.yaml:2:11: the key c stands twice in this map: the last one counts',
    'f.yaml:3:1: the key a stands twice in this map: the last one counts',
  ]);
});

it('what another YAML library writes, in whatever style, reads as the same data', () => {
  const word = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !CONTROL.test(text));
  const scalar = fc.oneof(
    word,
    fc.integer({ min: -1e9, max: 1e9 }),
    fc.boolean(),
    fc.constant(null),
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      scalar,
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(
        word.filter((key) => key !== '' && key !== '__proto__'),
        tie('tree'),
        { maxKeys: 4 },
      ),
    ),
  }));
  const style = fc.record({
    indent: fc.constantFrom(2, 4),
    lineWidth: fc.constantFrom(0, 20, 80),
    defaultStringType: fc.constantFrom(...(['PLAIN', 'QUOTE_DOUBLE', 'BLOCK_LITERAL'] as const)),
    collectionStyle: fc.constantFrom(...(['any', 'block', 'flow'] as const)),
  });
  fc.assert(
    fc.property(tree, style, (value, options) => {
      const text = stringify(value, { version: '1.1', ...options });
      const read = parseYaml({ path: 'f.yaml', text });
      expect(read.problems.map(problemText)).toEqual([]);
      expect(read.value).toEqual(value);
    }),
  );
});

const mergeChain = Array.from({ length: 1_000 }, (_, i) => {
  const before = i === 0 ? '' : `<<: *m${i - 1}, `;
  return `m${i}: &m${i} {${before}k${i}: 1}`;
}).join('\n');

const bomb = [
  'a0: &a0 [x]',
  ...Array.from({ length: 20 }, (_, i) => {
    const alias = `*a${i}`;
    return `a${i + 1}: &a${i + 1} [${Array.from({ length: 10 }, () => alias).join(', ')}]`;
  }),
].join('\n');

it.each([
  ['aliases of aliases', bomb, /its aliases stand for more than 2000000 values/],
  ['lists in lists', `a: ${'['.repeat(300)}${']'.repeat(300)}`, /nested more than 200 deep/],
  ['more lists than there is a stack for', '['.repeat(10_000), /nested more than 200 deep/],
  ['a chain of merges', mergeChain, /the merges \(<<\) of the file bring more than 200000 entries/],
  ['a file of nine megabytes', 'a'.repeat(9 * 1024 * 1024), /longer than 8388608 characters/],
])('%s are refused in good time', (_name, text, expected) => {
  expect(problemOf(text)).toMatch(expected);
});

it('no text whatever throws', () => {
  const piece = fc.constantFrom(
    'a',
    ':',
    ' ',
    '\n',
    '- ',
    '&x ',
    '*x',
    '<<: ',
    '[',
    ']',
    '{',
    '}',
    '"',
    '!!int ',
    '? ',
    '|\n',
    '#',
    ',',
    '~',
    '0x',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const file = parseYaml({ path: 'f.yaml', text: pieces.join('') });
      expect(file.problems.length > 0 ? file.value : null).toBeNull();
    }),
    { numRuns: 1_000 },
  );
});

it('data written as JSON reads as the same data', () => {
  const isPlain = (text: string): boolean => !text.includes('__proto__');
  const json = fc.jsonValue({ maxDepth: 4 }).filter((value) => isPlain(JSON.stringify(value)));
  fc.assert(
    fc.property(json, (value) => {
      const text = JSON.stringify(value).replaceAll('\u007f', String.raw`\u007f`);
      const read = parseYaml({ path: 'f.yaml', text });
      fc.pre(!/[eE][-+]?\d|-0(?!\.)|\d{16}/.test(text.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""')));
      expect(read.problems).toEqual([]);
      // JSON has no negative zero, so the data is compared as JSON knows it.
      expect(read.value).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
