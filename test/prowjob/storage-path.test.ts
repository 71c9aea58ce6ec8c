import { describe, expect, it } from 'vitest';
import {
  aliasPath,
  aliasTarget,
  historyPath,
  latestBuildPaths,
  parseBucket,
  runPath,
} from '../../src/prowjob/storage-path.ts';
import type { StorageConfig } from '../../src/prowjob/decoration-config.ts';
import type { StoredJob } from '../../src/prowjob/storage-path.ts';

function job(type: StoredJob['type'], org = 'org', repo = 'repo'): StoredJob {
  const pulls = [{ number: 7, author: 'alice', sha: 'a'.repeat(40) }];
  return { type, job: 'unit', refs: { org, repo, pulls } };
}

const explicit: StorageConfig = { bucket: 'results', path_strategy: 'explicit' };

describe('the directory of a run', () => {
  it.each([
    ['periodic' as const, 'logs/unit/42'],
    ['postsubmit' as const, 'logs/unit/42'],
    ['presubmit' as const, 'pr-logs/pull/org_repo/7/unit/42'],
    ['batch' as const, 'pr-logs/pull/batch/unit/42'],
  ])('of a %s is %s', (type, path) => {
    expect(runPath(job(type), '42', explicit)).toBe(path);
  });

  it.each([
    ['legacy' as const, 'org', 'repo', 'pr-logs/pull/7/unit/42'],
    ['legacy' as const, 'org', 'other', 'pr-logs/pull/other/7/unit/42'],
    ['legacy' as const, 'them', 'repo', 'pr-logs/pull/them_repo/7/unit/42'],
    ['single' as const, 'org', 'repo', 'pr-logs/pull/7/unit/42'],
    ['single' as const, 'org', 'other', 'pr-logs/pull/org_other/7/unit/42'],
    ['explicit' as const, 'org', 'repo', 'pr-logs/pull/org_repo/7/unit/42'],
  ])('with the strategy %s names %s/%s as in %s', (path_strategy, org, repo, path) => {
    const storage = { ...explicit, path_strategy, default_org: 'org', default_repo: 'repo' };
    expect(runPath(job('presubmit', org, repo), '42', storage)).toBe(path);
  });

  it('of a Gerrit repository is one segment', () => {
    const gerrit = job('presubmit', 'https://review.example.com/', 'a/b');
    expect(runPath(gerrit, '42', explicit)).toBe('pr-logs/pull/review.example.com_a_b/7/unit/42');
  });

  it('is under the prefix', () => {
    const storage = { ...explicit, path_prefix: 'x/y/' };
    expect(runPath(job('periodic'), '42', storage)).toBe('x/y/logs/unit/42');
  });
});

describe('what leads to a run', () => {
  it('is an alias for a presubmit', () => {
    expect(aliasPath(job('presubmit'), '42')).toBe('pr-logs/directory/unit/42.txt');
    expect(aliasTarget(job('presubmit'), '42', explicit)).toBe(
      'gs://results/pr-logs/pull/org_repo/7/unit/42',
    );
  });

  it.each(['periodic', 'postsubmit', 'batch'] as const)('is no alias for a %s', (type) => {
    expect(aliasPath(job(type), '42')).toBeUndefined();
  });

  it.each([
    ['periodic' as const, ['logs/unit/latest-build.txt']],
    ['batch' as const, ['pr-logs/directory/unit/latest-build.txt']],
    [
      'presubmit' as const,
      ['pr-logs/directory/unit/latest-build.txt', 'pr-logs/pull/org_repo/7/unit/latest-build.txt'],
    ],
  ])('of a %s are the newest builds in %j', (type, paths) => {
    const storage = { ...explicit, path_prefix: 'x' };
    expect(latestBuildPaths(job(type), storage)).toEqual(paths);
  });

  it.each([
    ['postsubmit' as const, 'logs/unit'],
    ['presubmit' as const, 'pr-logs/directory/unit'],
  ])('of a %s is the history in %s', (type, path) => {
    expect(historyPath(job(type))).toBe(path);
  });
});

it.each([
  ['results', 'gs', 'results'],
  ['gs://results/folder', 'gs', 'results/folder'],
  ['s3://results', 's3', 'results'],
  ['file:///tmp/results', 'file', '/tmp/results'],
])('the bucket %s is %s and %s', (bucket, provider, location) => {
  expect(parseBucket(bucket)).toEqual({ provider, location });
});
