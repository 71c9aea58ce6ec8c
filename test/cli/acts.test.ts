import { describe, expect, it } from 'vitest';
import { readPull, readTarget } from '../../src/cli/acts.ts';

describe('what a command acts on', () => {
  const pull = { org: 'acme', repo: 'shop', number: 7 };
  const text = 'acme/shop#7';

  it.each([
    [['7f9d2c6e'], { kind: 'job', name: '7f9d2c6e' }],
    [['pull', text], { kind: 'pull', pull, text }],
    [[text], { kind: 'pull', pull, text }],
  ])('%j', (words, expected) => {
    expect(readTarget(words)).toEqual(expected);
  });

  it.each([
    [['a', 'b'], 'one at a time: what is to become of b?'],
    [['pull'], '"" is no pull request: write it as ORG/REPO#NUMBER'],
    [['pull', 'acme/shop'], '"acme/shop" is no pull request: write it as ORG/REPO#NUMBER'],
    [['acme/shop#0'], '"acme/shop#0" is no pull request: write it as ORG/REPO#NUMBER'],
  ])('%j is refused', (words, says) => {
    expect(() => readTarget(words)).toThrow(says);
  });

  it.each(['', 'acme#7', '../x#7', 'a/b/c#7', 'a b/c#7', 'acme/shop#x', 'acme/shop#7\n'])(
    '%j is no pull request',
    (words) => {
      expect(() => readPull(words)).toThrow('is no pull request');
    },
  );
});
