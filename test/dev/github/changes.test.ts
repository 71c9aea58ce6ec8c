import { expect, it } from 'vitest';
import { parseChanges } from '../../../dev/github/git/changes.ts';

const OLD = 'a'.repeat(40);
const NEW = 'b'.repeat(40);

function raw(letter: string, ...paths: readonly string[]): string {
  return [`:100644 100644 ${OLD} ${NEW} ${letter}`, ...paths, ''].join('\0');
}

it('a diff without files has no changes', () => {
  expect(parseChanges('')).toEqual([]);
});

it.each([
  ['A', 'added', NEW],
  ['M', 'modified', NEW],
  ['T', 'modified', NEW],
  ['D', 'removed', null],
] as const)('letter %s says that a file was %s', (letter, status, sha) => {
  expect(parseChanges(`${raw(letter, 'x y')}3\t1\tx y\0`)).toEqual([
    { path: 'x y', status, sha, additions: 3, deletions: 1 },
  ]);
});

it('a renamed file has its new name and remembers the old one', () => {
  const numbers = '1\t0\t\0old\0new\0';
  expect(parseChanges(raw('R090', 'old', 'new') + numbers)).toEqual([
    { path: 'new', previousPath: 'old', status: 'renamed', sha: NEW, additions: 1, deletions: 0 },
  ]);
});

it('counts belong to their files, also after a renamed and a binary one', () => {
  const files = [raw('R100', 'old', 'new'), raw('A', 'logo.png'), raw('M', 'z')].join('');
  const counts = '0\t0\t\0old\0new\0-\t-\tlogo.png\0' + '5\t6\tz\0';
  expect(parseChanges(files + counts)).toMatchObject([
    { path: 'new', additions: 0 },
    { path: 'logo.png', additions: 0, deletions: 0 },
    { path: 'z', additions: 5, deletions: 6 },
  ]);
});
