import { describe, expect, it } from 'vitest';
import { commandText } from '../../src/rules/command-text.ts';

describe('the text that may hold commands', () => {
  it.each([
    ['an HTML comment', 'a<!-- /kind bug -->b', 'ab'],
    ['one over several lines', 'a\n<!--\n/kind bug\n-->\nb', 'a\n\nb'],
    ['two of them', '<!--1-->a<!--2-->b', 'ab'],
    ['one that opens twice', '<!-- <!-- -->a', 'a'],
    ['a code block', '```\n/kind bug\n```\nb', 'b'],
  ])('is without %s', (_what, body, rest) => {
    expect(commandText(body)).toBe(rest);
  });

  it.each(['a <!-- /kind bug', '--> a', '<!-->', 'no comment'])('keeps %j', (body) => {
    expect(commandText(body)).toBe(body);
  });

  it('takes no time over many that are open', () => {
    const start = performance.now();
    commandText('<!--'.repeat(16_384));
    expect(performance.now() - start).toBeLessThan(200);
  });
});
