import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../src/config/problem.ts';
import {
  inRepoText,
  isInRepoText,
  saysTheSame,
} from '../../../src/plugins/trigger/in-repo-text.ts';
import { answer } from '../../../src/plugins/answer.ts';

function problem(says: string, file = '.prow.yaml'): Problem {
  return { file, line: 3, column: 5, says };
}

/** The lines between the fences, and what is outside them. */
function parts(text: string): { readonly inside: readonly string[]; readonly outside: string } {
  const lines = text.split('\n');
  const fence = lines.find((line) => /^`{3,}$/.test(line)) ?? '';
  const first = lines.indexOf(fence);
  const last = lines.indexOf(fence, first + 1);
  const outside = [...lines.slice(0, first), ...lines.slice(last + 1)].join('\n');
  return { inside: lines.slice(first + 1, last), outside };
}

describe('inRepoText', () => {
  it('tells each problem with its place', () => {
    const { inside } = parts(inRepoText([problem('one'), { file: '.prow', says: 'two' }]));
    expect(inside).toEqual(['.prow.yaml:3:5: one', '.prow: two']);
  });

  it('tells twenty problems and how many more there are', () => {
    const many = (count: number): string =>
      inRepoText(Array.from({ length: count }, (_, n) => problem(String(n))));
    expect(parts(many(20)).inside).toHaveLength(20);
    expect(many(20)).not.toContain('more.');
    expect(parts(many(25)).inside).toHaveLength(20);
    expect(many(25)).toContain('\nand 5 more.\n');
  });

  it('never lets text of a file out of its block', () => {
    const nasty = fc
      .array(
        fc.constantFrom(
          '`',
          '```',
          '\n',
          '\r',
          '~~~',
          '@org/team',
          '<!--',
          '\u2028',
          '\u202e',
          'x',
        ),
      )
      .map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(fc.array(fc.tuple(nasty, nasty), { minLength: 1, maxLength: 5 }), (texts) => {
        const told = texts.map(([says, file]) => problem(`${says}EVIL`, file));
        const { inside, outside } = parts(inRepoText(told));
        expect(inside).toHaveLength(told.length);
        expect(outside).not.toMatch(/EVIL|@org/);
        expect(inside.join('')).not.toMatch(/[\r\u2028\u202e]/);
      }),
    );
  });

  it('fits into a comment however long the problems are', () => {
    const long = Array.from({ length: 100 }, () => problem('x'.repeat(500)));
    expect(inRepoText(long).length).toBeLessThan(65_536);
  });
});

describe('isInRepoText', () => {
  it('knows what inRepoText writes', () => {
    expect(isInRepoText(inRepoText([problem('one')]))).toBe(true);
  });

  it('does not take a reply that quotes the mark for it', () => {
    const body = inRepoText([problem('one')]);
    expect(isInRepoText(answer({ author: 'eve', body, link: 'l' }, 'hello'))).toBe(false);
  });
});

it('a comment is the same when the code host changed its line ends', () => {
  const text = inRepoText([problem('one')]);
  expect(saysTheSame(`${text.replaceAll('\n', '\r\n')}\r\n`, text)).toBe(true);
  expect(saysTheSame(inRepoText([problem('two')]), text)).toBe(false);
});
