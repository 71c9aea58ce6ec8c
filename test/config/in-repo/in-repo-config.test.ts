import { describe, expect, it } from 'vitest';
import { isInRepoEnabled } from '../../../src/config/in-repo/enabled.ts';
import { repoKeys } from '../../../src/config/in-repo/repo-keys.ts';
import { configOf, MAIN } from '../sample.ts';
import { own, ownProblems } from './sample.ts';

const GERRIT = 'https://g.example/a/b';

function inRepo(settings: string) {
  return configOf('', `${MAIN}\nin_repo_config: ${settings}`);
}

describe('repoKeys', () => {
  it.each([
    ['org/repo', ['org/repo', 'org', '*']],
    [GERRIT, [GERRIT, 'g.example/a/b', 'https://g.example', 'g.example', '*']],
    ['alone', ['alone', '*']],
  ])('of %s are %j', (repo, keys) => {
    expect(repoKeys(repo)).toEqual(keys);
  });
});

describe('in_repo_config.enabled', () => {
  it.each([
    ['{}', 'org/repo', false],
    ['{enabled: {"*": true}}', 'org/repo', true],
    ['{enabled: {"*": true, org: false}}', 'org/repo', false],
    ['{enabled: {"*": true, org: false, org/repo: true}}', 'org/repo', true],
    ['{enabled: {"*": true, org: null}}', 'org/repo', true],
    ['{enabled: {org/other: true}}', 'org/repo', false],
    ['{enabled: {Org: true}}', 'org/repo', false],
    ['{enabled: {g.example: true}}', GERRIT, true],
    ['{enabled: {"*": true}}', 'constructor/repo', true],
  ])('%s makes it for %s: %s', (settings, repo, expected) => {
    expect(isInRepoEnabled(inRepo(settings), repo)).toBe(expected);
  });
});

describe('in_repo_config.allowed_clusters', () => {
  it.each([
    ['{}', 'default', true],
    ['{}', 'build', false],
    ['{allowed_clusters: {org/repo: [build]}}', 'build', true],
    ['{allowed_clusters: {org/repo: [build]}}', 'default', true],
    ['{allowed_clusters: {org: [build]}}', 'build', true],
    ['{allowed_clusters: {"*": [build]}}', 'default', false],
    ['{allowed_clusters: {"*": []}}', 'default', false],
    ['{allowed_clusters: {"*": null}}', 'default', true],
    ['{allowed_clusters: {org/other: [build]}}', 'build', false],
  ])('%s: a job on %s may run: %s', (settings, cluster, expected) => {
    const problems = ownProblems(own(`cluster: ${cluster}`), inRepo(settings));
    expect(problems).toEqual(
      expected
        ? []
        : [expect.stringMatching(/the cluster ".*" is not for jobs of this repository/)],
    );
  });
});
