import { describe, expect, it } from 'vitest';
import {
  isBuildId,
  isContainerName,
  isJobName,
  isOrgOrRepo,
  isProwJobName,
} from '../../src/prowjob/run-ids.ts';

const OUT = ['', '.', '..', '../x', 'a/b', 'a b', "a'b", 'a"b', 'a%2fb', 'a\n', 'ä', 'a\0', 'a;b'];

describe('what leads out of its place, or out of a query, is no', () => {
  it.each([
    ['job', isJobName],
    ['build id', isBuildId],
    ['prow job', isProwJobName],
    ['container', isContainerName],
    ['org or repository', isOrgOrRepo],
  ])('%s', (_what, isIt) => {
    expect(OUT.filter(isIt)).toEqual([]);
    expect(isIt('1'.repeat(300))).toBe(false);
  });
});

it.each([
  [isJobName, ['pull-acme-unit', 'ci_1.2', '-x']],
  [isBuildId, ['1', '2083456789012345678']],
  [isProwJobName, ['7f9d2c6e-54f0-5d43-9d6e-0f5f1c9f6a11', 'nightly-1']],
  [isContainerName, ['test', 'a', 'test-1']],
  [isOrgOrRepo, ['acme', '.github', 'a_b.c-d']],
])('names are names: %o', (isIt, names) => {
  expect(names.every(isIt)).toBe(true);
});
