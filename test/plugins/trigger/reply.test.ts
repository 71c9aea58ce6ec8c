import { describe, expect, it } from 'vitest';
import { reply } from '../../../src/plugins/trigger/reply.ts';

const SAID = { author: 'carol', body: '/test x\r\nplease', link: 'https://github.com/c' };

describe('reply', () => {
  it('speaks to the author and quotes the comment, folded away', () => {
    const text = reply(SAID, 'No.');
    expect(text).toMatch(/^@carol: No\.\n\n<details>/);
    expect(text).toContain('In response to [this](https://github.com/c):\n\n>/test x\n>please\n');
  });

  it('stays far below what GitHub takes, however long the comment', () => {
    const long = { ...SAID, body: 'x\n'.repeat(30_000) };
    expect(reply(long, 'No.').length).toBeLessThan(5_000);
  });

  it('repeats no line of the comment as a line of its own, so no command runs from it', () => {
    const lines = reply(SAID, 'No.').split('\n');
    expect(lines.filter((line) => line.startsWith('/'))).toEqual([]);
  });
});
