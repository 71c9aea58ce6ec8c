import fc from 'fast-check';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkObjectPath, checkPrefix } from '../../../src/adapters/artifacts/object-path.ts';

describe('a path in a store', () => {
  it.each(['a', 'a/b', 'a/..b/c..', '.hidden', 'a b', '日本'])('may be %j', (path) => {
    expect(checkObjectPath(path)).toBe(path);
  });

  it.each([
    ['', 'it is empty'],
    ['/a', 'it must be relative'],
    ['a/', 'it has the segment ""'],
    ['a/./b', 'it has the segment "."'],
    ['..', 'it has the segment ".."'],
    ['a\nb', 'it has control characters'],
    ['\ud800', 'it is not valid Unicode'],
    ['é'.repeat(600), 'it is longer than 1024 bytes'],
  ])('may not be %j: %s', (path, problem) => {
    expect(() => checkObjectPath(path)).toThrow(problem);
  });

  it('never leads out of the place that it is joined to', () => {
    const path = fc
      .array(fc.constantFrom('..', '.', '', 'a', '/', '\\', 'b.c'))
      .map((parts) => parts.join('/'));
    fc.assert(
      fc.property(path, (text) => {
        let checked: string;
        try {
          checked = checkObjectPath(text);
        } catch {
          return;
        }
        expect(join('/root', checked).startsWith('/root/')).toBe(true);
      }),
    );
  });

  it.each(['', 'a/', 'a/b', 'a/b/'])('may have the prefix %j', (prefix) => {
    expect(checkPrefix(prefix)).toBe(prefix);
  });

  it.each(['/', '../', 'a//'])('may not have the prefix %j', (prefix) => {
    expect(() => checkPrefix(prefix)).toThrow('is no path in an artifact store');
  });
});
