import { expect, it } from 'vitest';
import { forbiddenImports, importCircles } from './judge-imports.ts';
import type { Room } from './rooms.ts';

const ROOMS: Readonly<Record<string, Room>> = {
  'src/core': { uses: [], packages: [] },
  'src/shell': {
    uses: ['src/core', 'src/door/handle'],
    typesOf: ['src/door'],
    packages: ['node:', 'sdk'],
    typesOfPackages: ['far-sdk'],
  },
  'src/door': { uses: [], packages: [] },
};

function judged(path: string, specifier: string, isTypeOnly = false): readonly string[] {
  return forbiddenImports({ path, imports: [{ specifier, isTypeOnly }] }, ROOMS);
}

it.each([
  ['a file of the same room', './other.ts', false],
  ['a room that it may use', '../core/a.ts', false],
  ['the types of a room that it may name', '../door/lock.ts', true],
  ['a file that it may use of a room', '../door/handle.ts', false],
  ['a package', 'sdk', false],
  ['a part of a package', 'sdk/part', false],
  ['a built-in module', 'node:fs/promises', false],
  ['the types of a package', 'far-sdk', true],
])('a room may import %s', (_what, specifier, isTypeOnly) => {
  expect(judged('src/shell/a.ts', specifier, isTypeOnly)).toEqual([]);
});

it.each([
  ['a room that it may not use', 'src/core/a.ts', '../shell/a.ts'],
  ['the values of a room of which it may name types', 'src/shell/a.ts', '../door/lock.ts'],
  ['a file outside all rooms', 'src/shell/a.ts', '../../dev/start.ts'],
  ['a package', 'src/core/a.ts', 'sdk'],
  ['a package whose name begins alike', 'src/shell/a.ts', 'sdk-for-all'],
  ['the values of a package of which it may name types', 'src/shell/a.ts', 'far-sdk'],
])('a room may not import %s', (_what, path, specifier) => {
  expect(judged(path, specifier)).toHaveLength(1);
});

it('a file of a folder that is no room is told', () => {
  expect(judged('src/attic/a.ts', './b.ts')).toEqual(['src/attic/a.ts is in no room']);
});

it('a circle of imports is told, also one of types, and a diamond is none', () => {
  const file = (path: string, ...imported: readonly string[]) => ({
    path,
    imports: imported.map((specifier) => ({ specifier, isTypeOnly: true })),
  });
  const circle = [file('a.ts', './b.ts'), file('b.ts', './c.ts'), file('c.ts', './b.ts')];
  expect(importCircles(circle)).toEqual(['b.ts → c.ts → b.ts']);
  const diamond = [
    file('a.ts', './b.ts', './c.ts'),
    file('b.ts', './d.ts'),
    file('c.ts', './d.ts'),
  ];
  expect(importCircles(diamond)).toEqual([]);
});
