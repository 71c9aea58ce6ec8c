import { describe, expect, it } from 'vitest';
import { postsubmit, presubmit } from '../sample.ts';
import { found } from './material.ts';

describe('validate-owners', () => {
  it.each([
    ['plugins: {org: {plugins: [approve, verify-owners]}}'],
    ['plugins: {org: {plugins: [verify-owners]}, org/repo: {plugins: [blunderbuss]}}'],
    ['plugins: {org: {plugins: [hold]}}'],
    ['plugins: {org/repo: [owners-label, verify-owners]}'],
  ])('lets pass %s', (plugins) => {
    expect(found('validate-owners', { plugins })).toEqual([]);
  });

  it.each([
    ['plugins: {org: {plugins: [approve]}}', ['plugins.yaml:1:16: the org org']],
    ['plugins: {org/repo: {plugins: [rifle]}}', ['plugins.yaml:1:21: org/repo']],
    [
      'plugins: {org: {plugins: [approve, verify-owners], excluded_repos: [a]}, org/a: {plugins: [approve]}}',
      ['plugins.yaml:1:81: org/a'],
    ],
    [
      'plugins: {org: {plugins: [approve], excluded_repos: [a]}, org/b: {plugins: [verify-owners]}}',
      ['plugins.yaml:1:16: the org org without org/a, org/b'],
    ],
  ])('finds in %s', (plugins, where) => {
    const says =
      ': a plugin that reads OWNERS files is on; add verify-owners, which keeps them valid';
    expect(found('validate-owners', { plugins })).toEqual(where.map((place) => `${place}${says}`));
  });
});

describe('missing-trigger', () => {
  const says =
    'jobs.yaml:3:3: org/repo has jobs, and the plugin trigger is off for it; switch it on in plugins.yaml';

  it.each([
    ['plugins: {org: {plugins: [trigger]}}', []],
    ['plugins: {org/repo: {plugins: [trigger]}}', []],
    ['plugins: {org: {plugins: [hold]}}', [says]],
    ['plugins: {org: {plugins: [trigger], excluded_repos: [repo]}}', [says]],
    ['plugins: {org/other: {plugins: [trigger]}}', [says]],
    ['', [says]],
  ])('with %s', (plugins, problems) => {
    expect(found('missing-trigger', { jobs: presubmit(), plugins })).toEqual(problems);
    expect(found('missing-trigger', { jobs: postsubmit(), plugins })).toEqual(problems);
  });

  it('says nothing when no plugins.yaml is there', () => {
    expect(found('missing-trigger', { jobs: presubmit() })).toEqual([]);
  });
});
