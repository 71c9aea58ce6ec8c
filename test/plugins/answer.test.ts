import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer, listed, quoted } from '../../src/plugins/answer.ts';

const SAID = {
  author: 'carol',
  body: '/kind bug\r\nThanks @bob',
  link: 'https://github.com/o/r/1',
};

describe('an answer', () => {
  it('says to whom and to what it is', () => {
    expect(answer(SAID, 'No.')).toBe(
      '@carol: No.\n\n<details>\n\nIn response to [this](https://github.com/o/r/1):\n\n' +
        '>/kind bug\n>Thanks @\u200bbob\n\n' +
        'I am a bot. Comment `/test ?` on a pull request to see which jobs it has and how to start them.\n\n</details>',
    );
  });

  it('stays far below what GitHub takes, however long the comment', () => {
    const long = { ...SAID, body: 'x\n'.repeat(30_000) };
    expect(answer(long, 'No.').length).toBeLessThan(5_000);
  });

  it('repeats no line of the comment as a line of its own, so no command runs from it', () => {
    const lines = answer(SAID, 'No.').split('\n');
    expect(lines.filter((line) => line.startsWith('/'))).toEqual([]);
  });
});

describe('a quote', () => {
  it('calls nobody, holds no HTML, and has no line of its own', () => {
    const nasty = fc.string({
      unit: fc.constantFrom('@', 'a', '<', '>', '/', '\n', '\r', '\u2028', '`', '-', '\ud800'),
    });
    fc.assert(
      fc.property(nasty, (text) => {
        const quote = quoted(text);
        expect(quote).not.toMatch(/@[a-z<]|<|\ud800(?![\udc00-\udfff])/);
        for (const line of quote.split(/[\r\n\u2028]/)) expect(line).toMatch(/^>/);
      }),
    );
  });

  it('of a long text is its start', () => {
    expect(quoted('x'.repeat(65_536))).toBe(`>${'x'.repeat(2000)} …`);
  });
});

describe('a list of names', () => {
  it('is code, in which no name ends it or calls anybody', () => {
    expect(listed(['kind/bug', 'a`@bob\n', '`'])).toBe('`kind/bug`, `a@bob`, ` `');
  });

  it('is as long as people read, and so are its names', () => {
    expect(listed(['x'.repeat(500)])).toBe(`\`${'x'.repeat(100)}…\``);
    expect(listed(Array.from({ length: 60 }, () => 'a'))).toMatch(/`a` and 10 more$/);
  });
});
