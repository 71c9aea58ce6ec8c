import { describe, expect, it } from 'vitest';
import { shouldCensor } from '../../../podutils/src/sidecar/should-censor.ts';

describe('which artifacts are censored', () => {
  it.each([
    ['a/b.txt', [], [], true],
    ['a/b.txt', ['a/*'], [], true],
    ['a/b/c.txt', ['a/*'], [], false],
    ['a/b/c.txt', ['a/**/*'], [], true],
    ['a/b.txt', ['x/*'], [], false],
    ['a/b.txt', ['a/*'], ['**/*.txt'], false],
    ['a/b.txt', [], ['a/**'], false],
  ])('%s with included %j and excluded %j: %s', (path, include, exclude, wanted) => {
    const places = { include_directories: include, exclude_directories: exclude };
    expect(shouldCensor(path, places)).toBe(wanted);
  });
});
