import { describe, expect, it } from 'vitest';
import { forbiddenImports, importCircles, roomOf } from './judge-imports.ts';
import { ROOMS } from './rooms.ts';
import { sourceFiles } from './source.ts';

const files = sourceFiles(['src', 'podutils/src']);

/** Where the process's environment comes in: one door for each program. */
const READERS_OF_ENV = ['podutils/src/main.ts', 'src/cli/env.ts'];

describe('the source', () => {
  it('imports only along the arrows of the table of rooms', () => {
    expect(files.flatMap((file) => forbiddenImports(file, ROOMS))).toEqual([]);
  });

  it('has no circle of imports, types included', () => {
    expect(importCircles(files)).toEqual([]);
  });

  it('has files in every room of the table', () => {
    const inUse = new Set(files.map(({ path }) => roomOf(path, ROOMS)));
    expect(Object.keys(ROOMS).filter((room) => !inUse.has(room))).toEqual([]);
  });

  it('reads the environment at one place of each program', () => {
    const readers = files.filter(({ text }) => /\bprocess\s*\.\s*env\b|node:process/.test(text));
    expect(readers.map(({ path }) => path).sort()).toEqual(READERS_OF_ENV);
  });
});
