import { expect, it } from 'vitest';
import { changedLines } from '../../src/rules/changed-lines.ts';
import { generatedMarks, NOTHING_GENERATED } from '../../src/rules/generated-files.ts';

const FILES = [
  { path: 'a.go', additions: 3, deletions: 4 },
  { path: 'vendor/b.go', additions: 100, deletions: 0 },
];

it('adds up what is added and deleted', () => {
  expect(changedLines(FILES, NOTHING_GENERATED)).toEqual({ lines: 107, generatedFiles: 0 });
  expect(changedLines([], NOTHING_GENERATED)).toEqual({ lines: 0, generatedFiles: 0 });
});

it('leaves out what nobody wrote', () => {
  const texts = { generatedFiles: 'path-prefix vendor/', gitAttributes: '', lists: [] };
  expect(changedLines(FILES, generatedMarks(texts))).toEqual({ lines: 7, generatedFiles: 1 });
});

it('looks at so many files only, where there are many patterns', () => {
  const patterns = Array.from({ length: 100 }, () => 'vendor/** linguist-generated').join('\n');
  const marks = generatedMarks({ generatedFiles: '', gitAttributes: patterns, lists: [] });
  const files = Array.from({ length: 2_001 }, () => ({
    path: 'vendor/b.go',
    additions: 1,
    deletions: 0,
  }));
  expect(changedLines(files, marks)).toEqual({ lines: 1, generatedFiles: 2_000 });
});
