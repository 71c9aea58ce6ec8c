import fc from 'fast-check';
import { RE2JS } from 're2js';
import { expect, it } from 'vitest';
import { plainPattern } from '../../../src/config/pattern/shortcut.ts';

it.each([
  [String.raw`^(docs|site)/|\.md$|^OWNERS$`, true],
  [String.raw`go.mod|hack/e2e\.sh`, true],
  ['^pkg/[^/]+_test[.]go$', true],
  ['.*/windows/.*', true],
  ['(capz/.*)|(^images/[a-z-]*)', true],
  [String.raw`azure.*\.go$`, false],
  [String.raw`^pkg/.*/v1/.*\.go$`, false],
  ['^(vendor/)+x', false],
  ['(a*b*)*', true],
  ['x.*|^pkg/.*y.*z', false],
])('%s has a shortcut that is all of it: %s', (source, isExact) => {
  expect(plainPattern(source)?.shortcut).toMatchObject({ isExact });
});

it.each(['[a-z]+[0-9]+', '^.*a.*$', 'x.*y|^pkg/.*z'])(
  'nothing is said beforehand of %s',
  (source) => {
    expect(plainPattern(source)).toEqual({});
  },
);

it.each([
  '(?i)readme',
  '(?m)^/test',
  String.raw`\bcat\b`,
  'a{2}',
  '[[:alpha:]]',
  '[a-z-9]',
  'a**',
  'a+*',
  '^*',
  '(',
  ')',
  'a)',
  '[',
  '[]a]',
  '[z-a]',
  '*',
  String.raw`\pN`,
  String.raw`\_`,
  'é',
  '\n',
  'a'.repeat(1_001),
  '(a|b)'.repeat(20),
  '(a?)'.repeat(20),
  '(|)'.repeat(20),
])('%j is left to RE2', (source) => {
  expect(plainPattern(source)).toBeUndefined();
});

/** Texts of the same few characters, so that they match now and then; odd ones too. */
const piece = fc.constantFrom(
  ...Array.from('abc/.-_^$ 0\\'),
  '\n',
  '\t',
  '\u00a0',
  '\u2028',
  'é',
  '💡',
  '\ud800',
  '\udca1',
);
const text = fc.oneof(fc.string({ unit: piece, maxLength: 12 }), fc.string({ unit: 'binary' }));

const PARTS = [
  ...['a', 'b', 'ab', '/', 'b/a', '0', '-', ' ', String.raw`\.`, String.raw`\/`, String.raw`\-`],
  ...['.', '[ab]', '[^/]', '[^a-c]', '[a-c0]', '[-a]', '[a-]', String.raw`[\d_.]`, '[.-9]', '[$^]'],
  ...[
    String.raw`\d`,
    String.raw`\D`,
    String.raw`\w`,
    String.raw`\W`,
    String.raw`\s`,
    String.raw`\S`,
  ],
  ...['^', '$', '|', '(', ')', '(?:', '*', '+', '?', '*?', '+?', '.*', '[^/]*', '{', '}', ']', '['],
];
const jumble = fc.array(fc.constantFrom(...PARTS), { maxLength: 10 }).map((all) => all.join(''));

/** Well-formed ones, deeper than a jumble is by chance. */
const { tree: wellFormed } = fc.letrec<{ tree: string; leaf: string }>((tie) => ({
  leaf: fc.constantFrom(...PARTS.slice(0, 27)),
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('leaf'),
    fc.tuple(tie('tree'), tie('tree')).map(([one, other]) => `${one}${other}`),
    fc.tuple(tie('tree'), tie('tree')).map(([one, other]) => `(${one}|${other})`),
    fc
      .tuple(tie('tree'), fc.constantFrom('*', '+', '?', '+?'))
      .map(([inner, sign]) => `(${inner})${sign}`),
    fc.tuple(tie('leaf'), fc.constantFrom('*', '+', '?')).map(([leaf, sign]) => `${leaf}${sign}`),
    tie('tree').map((inner) => `^${inner}`),
    tie('tree').map((inner) => `${inner}$`),
  ),
}));

it('what is plain is a pattern to RE2, and a shortcut says what RE2 says', () => {
  fc.assert(
    fc.property(fc.oneof(jumble, wellFormed), fc.array(text, { minLength: 5 }), (source, texts) => {
      const plain = plainPattern(source);
      if (!plain) return;
      const program = RE2JS.compile(source);
      const { shortcut } = plain;
      if (!shortcut) return;
      for (const each of texts) {
        const isPossible = shortcut.possible.test(each);
        const matches = program.test(each);
        if (shortcut.isExact) expect([each, isPossible]).toEqual([each, matches]);
        else expect([each, isPossible || !matches]).toEqual([each, true]);
      }
    }),
    { numRuns: 3_000 },
  );
});

it('the steps of a shortcut grow with the text, not with a power of it', () => {
  fc.assert(
    fc.property(fc.oneof(jumble, wellFormed), (source) => {
      const possible = plainPattern(source)?.shortcut?.possible.source ?? '';
      for (const path of possible.split('|')) {
        expect(path.replace(/\[[^\]]*\]/g, '.')).toMatch(/^(?:\^[^*]*\*[^*]*|[^*]*)$/);
      }
    }),
    { numRuns: 1_000 },
  );
});
