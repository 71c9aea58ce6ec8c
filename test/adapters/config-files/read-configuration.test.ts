import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createConfigReader } from '../../../src/adapters/config-files/config-reader.ts';
import { problemText } from '../../../src/config/problem.ts';
import { presubmit } from '../../config/sample.ts';
import { put, tree } from './tree.ts';

const PLUGINS = 'plugins: {org: {plugins: [trigger]}}';

async function paths(jobs: Readonly<Record<string, string>>) {
  const files = Object.entries(jobs).map(([path, text]) => [`jobs/${path}`, text] as const);
  const all = { 'config.yaml': '', 'plugins.yaml': PLUGINS, 'jobs/README.md': '' };
  const root = await tree({ ...all, ...Object.fromEntries(files) });
  return {
    root,
    config: join(root, 'config.yaml'),
    plugins: join(root, 'plugins.yaml'),
    jobConfig: join(root, 'jobs'),
  };
}

async function jobNames(reader: ReturnType<typeof createConfigReader>): Promise<readonly string[]> {
  const loaded = await reader.read();
  if (!loaded.ok) throw new Error(loaded.problems.map(problemText).join('\n'));
  const { presubmits } = loaded.value.config;
  return [...presubmits.values()].flat().map(({ name }) => name);
}

it('config.yaml, job files and plugins.yaml make one snapshot', async () => {
  const files = await paths({ 'a.yaml': presubmit(), 'b/c.yml': presubmit('name: lint') });
  const loaded = await createConfigReader(files).read();
  expect(loaded.ok && loaded.value.plugins.enabledFor('org/repo')).toEqual(['trigger']);
  expect(await jobNames(createConfigReader(files))).toEqual(['unit', 'lint']);
});

it('job files and plugins.yaml may be missing from the command line', async () => {
  const { config } = await paths({});
  const loaded = await createConfigReader({ config }).read();
  expect(loaded.ok && loaded.value.plugins.enabledFor('org/repo')).toEqual([]);
});

it('reading again finds what has changed, come and gone', async () => {
  const files = await paths({ 'a.yaml': presubmit(), 'b.yaml': presubmit('name: lint') });
  const reader = createConfigReader(files);
  expect(await jobNames(reader)).toEqual(['unit', 'lint']);
  await rm(join(files.jobConfig, 'a.yaml'));
  await put(join(files.jobConfig, 'b.yaml'), presubmit('name: vet'));
  await put(join(files.jobConfig, 'c.yaml'), presubmit('name: e2e'));
  expect(await jobNames(reader)).toEqual(['vet', 'e2e']);
});

it('a webhook secret that is to be newer than now is a problem', async () => {
  const { config } = await paths({});
  const org = 'org: {token_created_after: 9999-01-01T00:00:00Z}';
  await put(config, `managed_webhooks: {org_repo_config: {${org}}}`);
  const loaded = await createConfigReader({ config }).read();
  expect(loaded.ok ? [] : loaded.problems.map(problemText)).toEqual([
    `${config}:1:65: token_created_after of org is in the future: 9999-01-01T00:00:00Z`,
  ]);
});

it('all problems of all files are told', async () => {
  const files = await paths({ 'a.yaml': 'presubmits: 1', 'deep/a.yaml': presubmit() });
  await put(files.config, 'plank: 1');
  await put(files.plugins, 'plugins: 1');
  const loaded = await createConfigReader(files).read();
  expect(loaded.ok ? [] : loaded.problems.map(problemText)).toEqual([
    `${files.jobConfig}/deep/a.yaml: ${files.jobConfig}/a.yaml has the same name; job files need names of their own`,
    `${files.config}:1:8: plank must be a map, not 1`,
    `${files.jobConfig}/a.yaml:1:13: presubmits must be a map, not 1`,
    `${files.plugins}:1:10: plugins must be a map, not 1`,
  ]);
});

it('files that are not there are problems', async () => {
  const { root } = await paths({});
  const missing = (name: string): string => join(root, 'missing', name);
  const loaded = await createConfigReader({
    config: missing('config.yaml'),
    jobConfig: missing('jobs'),
    plugins: missing('plugins.yaml'),
  }).read();
  expect(loaded.ok ? [] : loaded.problems.map(problemText)).toEqual([
    `${missing('jobs')}: the job files cannot be listed: there is no such file`,
    `${missing('config.yaml')}: the file cannot be read: there is no such file`,
    `${missing('plugins.yaml')}: the file cannot be read: there is no such file`,
  ]);
});
