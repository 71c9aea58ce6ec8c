import { describe, expect, it } from 'vitest';
import { chooseFiles } from '../../../../src/adapters/github/in-repo/choose-files.ts';
import { LIMITS } from '../../../../src/adapters/github/in-repo/limits.ts';
import type { TreeEntry } from '../../../../src/adapters/github/wire.ts';
import { ignoreRules } from '../../../../src/config/ignore-rules.ts';

function file(path: string, changes: Partial<TreeEntry> = {}): TreeEntry {
  return { path: `.prow/${path}`, mode: '100644', type: 'blob', sha: 'a', size: 10, ...changes };
}

function chosen(entries: readonly TreeEntry[], ignore = ''): readonly string[] {
  return chooseFiles(entries, ignoreRules('', ignore)).files.map(({ path }) => path.slice(6));
}

function problems(entries: readonly TreeEntry[], ignore = ''): readonly string[] {
  return chooseFiles(entries, ignoreRules('', ignore)).problems.map(
    ({ file: path, says }) => `${path}: ${says}`,
  );
}

const LINK = { mode: '120000' };
const SUBMODULE = { mode: '160000', type: 'commit', size: undefined };

describe('what is read of .prow/', () => {
  it('are the YAML files, and no others', () => {
    const names = ['a.yaml', 'b.yml', '.yaml', 'c.YAML', 'README.md', 'd.yaml.txt', 'yaml'];
    expect(chosen(names.map((name) => file(name)))).toEqual(['.yaml', 'a.yaml', 'b.yml']);
  });

  it('comes in the order of the names on the way, not of the whole paths', () => {
    const listed = ['a.yaml', 'a/z.yaml', 'a/b/c.yaml', 'b.yaml'];
    expect(chosen(listed.map((name) => file(name)))).toEqual([
      'a/b/c.yaml',
      'a/z.yaml',
      'a.yaml',
      'b.yaml',
    ]);
  });

  it('is not what .prowignore leaves out, with all that is inside', () => {
    const entries = ['a.yaml', 'old/a.yaml', 'x.yaml'].map((name) => file(name));
    expect(chosen(entries, '.prow/old/\n/.prow/x.*')).toEqual(['a.yaml']);
    expect(problems([file('x.yaml', LINK)], 'x.yaml')).toEqual([]);
  });

  it('is not a link of another name, which Prow does not follow either', () => {
    expect(problems([file('OWNERS', LINK), file('shared', LINK)])).toEqual([]);
  });
});

describe('what is refused by its path', () => {
  it.each([
    ['a link', file('a.yaml', LINK), 'it is a symbolic link'],
    ['a submodule', file('shared', SUBMODULE), 'it is a submodule'],
    ['a large file', file('a.yaml', { size: LIMITS.fileBytes + 1 }), 'it has 262145 bytes'],
  ])('is %s, while the others are read', (_what, entry, says) => {
    const entries = [entry, file('good.yaml')];
    expect(problems(entries)).toEqual([expect.stringContaining(`${entry.path}: `)]);
    expect(problems(entries).join()).toContain(says);
    expect(chosen(entries)).toEqual(['good.yaml']);
  });
});

it('a path that is too long is told by its beginning', () => {
  const entries = [file(`${'d/'.repeat(130)}a.yaml`), file('good.yaml')];
  expect(problems(entries)).toEqual([
    expect.stringMatching(/^\.prow\/(?:d\/){124}d…: its path is longer than 255 characters/),
  ]);
  expect(chosen(entries)).toEqual(['good.yaml']);
});

describe('what is refused altogether', () => {
  const many = (count: number, size = 10): readonly TreeEntry[] =>
    Array.from({ length: count }, (_, at) => file(`${String(at)}.yaml`, { size }));

  it('is more files than the most, however small', () => {
    expect(problems(many(LIMITS.files))).toEqual([]);
    expect(problems(many(LIMITS.files + 1))).toEqual([
      expect.stringMatching(/^\.prow: it has 201 YAML files; at most 200 are read/),
    ]);
    expect(chosen(many(LIMITS.files + 1))).toEqual([]);
  });

  it('is more bytes than the most, however many files', () => {
    expect(problems(many(4, LIMITS.fileBytes))).toEqual([]);
    expect(problems(many(5, LIMITS.fileBytes))).toEqual([
      expect.stringContaining('have 1310720 bytes together'),
    ]);
    expect(chosen(many(5, LIMITS.fileBytes))).toEqual([]);
  });

  it('is more work of matching than the most', () => {
    expect(problems(many(100), '*.txt\n'.repeat(501))).toEqual([
      expect.stringContaining('.prowignore: shorten either'),
    ]);
  });
});
