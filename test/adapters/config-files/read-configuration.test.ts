import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ConfigPaths } from '../../../src/adapters/config-files/config-paths.ts';
import { readConfiguration } from '../../../src/adapters/config-files/read-configuration.ts';
import type { Reading } from '../../../src/adapters/config-files/read-configuration.ts';
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

/** A way of reading: the second time as a process does that holds what it read the first time. */
function reader(files: ConfigPaths): () => Promise<Reading> {
  let last: Promise<Reading | undefined> = Promise.resolve(undefined);
  return () => {
    const next = last.then((before) => readConfiguration(files, before));
    last = next;
    return next;
  };
}

function jobNames({ loaded }: Reading): readonly string[] {
  if (!loaded.ok) throw new Error(loaded.problems.map(problemText).join('\n'));
  const { presubmits } = loaded.value.config;
  return [...presubmits.values()].flat().map(({ name }) => name);
}

function problems({ loaded }: Reading): readonly string[] {
  return loaded.ok ? [] : loaded.problems.map(problemText);
}

it('config.yaml, job files and plugins.yaml make one snapshot', async () => {
  const files = await paths({ 'a.yaml': presubmit(), 'b/c.yml': presubmit('name: lint') });
  const reading = await readConfiguration(files);
  expect(reading.loaded.ok && reading.loaded.value.plugins.enabledFor('org/repo')).toEqual([
    'trigger',
  ]);
  expect(jobNames(reading)).toEqual(['unit', 'lint']);
  expect(reading.files).toBe(4);
});

it('job files and plugins.yaml may be missing from the command line', async () => {
  const { config } = await paths({});
  const { loaded } = await readConfiguration({ config });
  expect(loaded.ok && loaded.value.plugins.enabledFor('org/repo')).toEqual([]);
});

it('supplemental files add to config.yaml and plugins.yaml', async () => {
  const files = await paths({});
  await put(join(files.root, 'more/org/_prowconfig.yaml'), 'tide: {queries: [{orgs: [org]}]}');
  await put(join(files.root, 'more/..data/_prowconfig.yaml'), 'not: looked at');
  await put(join(files.root, 'more/org/_pluginconfig.yaml'), 'plugins: {other: {plugins: [hold]}}');
  const more = [join(files.root, 'more')];
  const read = reader({
    ...files,
    configShards: { directories: more, suffix: '_prowconfig.yaml' },
    pluginShards: { directories: more, suffix: '_pluginconfig.yaml' },
  });
  const { loaded } = await read();
  expect(loaded.ok && loaded.value.config.global.sections.tide?.queries).toHaveLength(1);
  expect(loaded.ok && loaded.value.plugins.enabledFor('other/repo')).toEqual(['hold']);
  await put(join(files.root, 'more/org/_prowconfig.yaml'), 'deck: {tide_update_period: 1s}');
  expect(problems(await read())).toEqual([
    expect.stringMatching(/org\/_prowconfig\.yaml:1:7: .*deck/),
  ]);
});

it('reading again finds what has changed, come and gone', async () => {
  const files = await paths({ 'a.yaml': presubmit(), 'b.yaml': presubmit('name: lint') });
  const read = reader(files);
  expect(jobNames(await read())).toEqual(['unit', 'lint']);
  await rm(join(files.jobConfig, 'a.yaml'));
  await put(join(files.jobConfig, 'b.yaml'), presubmit('name: vet'));
  await put(join(files.jobConfig, 'c.yaml'), presubmit('name: e2e'));
  expect(jobNames(await read())).toEqual(['vet', 'e2e']);
});

it('reading again keeps the jobs of files that are the same, until their defaults change', async () => {
  const files = await paths({ 'a.yaml': presubmit(), 'b.yaml': presubmit('name: lint') });
  const read = reader(files);
  const first = await read();
  await put(join(files.jobConfig, 'b.yaml'), presubmit('name: vet'));
  const second = await read();
  expect(second.assembly.jobs.presubmits[0]).toBe(first.assembly.jobs.presubmits[0]);
  await put(files.config, 'pod_namespace: other');
  const [job] = (await read()).assembly.jobs.presubmits;
  expect(job?.fields.namespace).toBe('other');
});

it('a large file is parsed elsewhere, with the same result', async () => {
  const padding = `# ${'x'.repeat(200_000)}`;
  const files = await paths({});
  const read = reader(files);
  await read();
  await put(join(files.jobConfig, 'a.yaml'), `${presubmit('max_concurrency: -1')}\n${padding}`);
  expect(problems(await read())).toEqual([
    expect.stringMatching(/a\.yaml:5:22: .* max_concurrency must not be negative/),
  ]);
  await put(join(files.jobConfig, 'a.yaml'), `${presubmit()}\n${padding}`);
  expect(jobNames(await read())).toEqual(['unit']);
});

it('V83 a webhook secret that is to be newer than now is a problem', async () => {
  const { config } = await paths({});
  const org = 'org: {token_created_after: 9999-01-01T00:00:00Z}';
  await put(config, `managed_webhooks: {org_repo_config: {${org}}}`);
  expect(problems(await readConfiguration({ config }))).toEqual([
    `${config}:1:65: token_created_after of org is in the future: 9999-01-01T00:00:00Z`,
  ]);
});

it('V69 two job files of one name, and all other problems of all files, are told', async () => {
  const files = await paths({ 'a.yaml': 'presubmits: 1', 'deep/a.yaml': presubmit() });
  await put(files.config, 'plank: 1');
  await put(files.plugins, 'plugins: 1');
  expect(problems(await readConfiguration(files))).toEqual([
    `${files.jobConfig}/deep/a.yaml: ${files.jobConfig}/a.yaml has the same name; job files need names of their own`,
    `${files.config}:1:8: plank must be a map, not 1`,
    `${files.jobConfig}/a.yaml:1:13: presubmits must be a map, not 1`,
    `${files.plugins}:1:10: plugins must be a map, not 1`,
  ]);
});

it('files that are not there are problems', async () => {
  const { root } = await paths({});
  const missing = (name: string): string => join(root, 'missing', name);
  const reading = await readConfiguration({
    config: missing('config.yaml'),
    jobConfig: missing('jobs'),
    plugins: missing('plugins.yaml'),
  });
  expect(problems(reading)).toEqual([
    `${missing('jobs')}: the files in it cannot be listed: there is no such file`,
    `${missing('config.yaml')}: the file cannot be read: there is no such file`,
    `${missing('plugins.yaml')}: the file cannot be read: there is no such file`,
  ]);
});

it('V68 a directory is no config.yaml', async () => {
  const { root } = await paths({});
  expect(problems(await readConfiguration({ config: root }))).toEqual([
    `${root}: the file cannot be read: it is a directory`,
  ]);
});
