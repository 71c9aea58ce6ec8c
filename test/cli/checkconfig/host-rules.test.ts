import { expect, it } from 'vitest';
import { HOST_RULES } from '../../../src/cli/checkconfig/host-rules.ts';
import { problemText } from '../../../src/config/problem.ts';
import type { CodeHostCensus } from '../../../src/ports/code-host-census.ts';
import { fullName } from '../../../src/prowjob/ids.ts';
import { materialOf, type Sample } from '../../config/lint/material.ts';
import { postsubmit, presubmit } from '../../config/sample.ts';

const HOST: CodeHostCensus = {
  activeRepos: (org) => Promise.resolve([`${org}/one`, `${org}/two`, `${org}/three`]),
  hasFile: (repo, path) => Promise.resolve(path === 'OWNERS' && repo.repo === 'one'),
  isInstalled: (repo) => Promise.resolve(fullName(repo) === 'org/repo'),
};

async function found(rule: string, sample: Sample): Promise<readonly string[]> {
  const material = materialOf(sample);
  const problems = await Promise.all(
    HOST_RULES.filter(({ name }) => name === rule).map((one) => one.find(material, HOST)),
  );
  return problems.flat().map(problemText);
}

it.each([
  ['plugins: {o: {plugins: [approve], excluded_repos: [two]}}', ['plugins.yaml:1:14: o/three']],
  ['plugins: {o/one: {plugins: [approve]}}', []],
  ['plugins: {o/x: {plugins: [blunderbuss]}}', ['plugins.yaml:1:16: o/x']],
  ['plugins: {o: {plugins: [lgtm]}}', []],
])('verify-owners-presence asks for the OWNERS of %s', async (plugins, where) => {
  const says = 'has no file OWNERS, and a plugin that needs it is on; add the file';
  expect(await found('verify-owners-presence', { plugins })).toEqual(
    where.map((place) => `${place} ${says}`),
  );
});

it('validate-github-app-installation asks for the App in each org with jobs', async () => {
  const jobs = `${presubmit()}\n  else/where:\n  - name: x\n  else/again:\n  - name: y\n`;
  expect(await found('validate-github-app-installation', { jobs })).toEqual([
    'jobs.yaml:6:3: the GitHub App is not installed in else; install it there, or take else out',
  ]);
  expect(await found('validate-github-app-installation', { jobs: postsubmit() })).toEqual([]);
});
