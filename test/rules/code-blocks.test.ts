import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutCodeBlocks } from '../../src/rules/code-blocks.ts';

describe('withoutCodeBlocks', () => {
  it.each([
    ['text without a block', 'a\nb\n', 'a\nb\n'],
    ['a block', '```\nx\n```', ''],
    ['a block in text', 'a\n```\nx\n```\nb\n', 'a\nb\n'],
    ['a block with a language', 'a\n```shell\n/test x\n```\nb', 'a\nb'],
    ['a block of tildes', '~~~\nx\n~~~\nb', 'b'],
    ['the other fence inside a block', '```\n~~~\n```\nb\n~~~\nc', 'b\n~~~\nc'],
    ['two blocks', '```\nx\n```\na\n```\ny\n```\nb', 'a\nb'],
    ['line ends of the comment box', 'a\r\n```\r\n/test x\r\n```\r\nb\r\n', 'a\r\nb\r\n'],
    ['an empty block', '```\n```\nb', 'b'],
  ])('drops %s', (_, text, rest) => {
    expect(withoutCodeBlocks(text)).toBe(rest);
  });

  it.each([
    ['a block that never closes', '```\n/test x'],
    ['a fence with text after it, which closes nothing', '```\n/test x\n``` end\n'],
    ['a fence inside a line', 'see ```\n/test x\n'],
    ['a fence that is indented', ' ```\n/test x\n ```\n'],
  ])('keeps %s', (_, text) => {
    expect(withoutCodeBlocks(text)).toBe(text);
  });

  it('leaves alone whatever has no fence', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '\r', '`', '~', ' ') }), (text) => {
        fc.pre(!/^(```|~~~)/m.test(text));
        expect(withoutCodeBlocks(text)).toBe(text);
      }),
    );
  });

  it.each(['```\n', '```\n```\n', '```\n~~~\n'])('takes no time over many lines of %j', (line) => {
    const text = line.repeat(Math.floor(65_536 / line.length));
    const start = performance.now();
    withoutCodeBlocks(text);
    expect(performance.now() - start).toBeLessThan(200);
  });
});
