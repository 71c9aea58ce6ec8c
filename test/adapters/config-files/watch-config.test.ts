import { mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished, vi } from 'vitest';
import { ConfigFilesError } from '../../../src/adapters/config-files/config-files-error.ts';
import type { ConfigPaths } from '../../../src/adapters/config-files/config-paths.ts';
import { watchConfig } from '../../../src/adapters/config-files/watch-config.ts';
import type { WatchedConfig } from '../../../src/adapters/config-files/watch-config.ts';
import { presubmit } from '../../config/sample.ts';
import { put, tree } from './tree.ts';

async function watch(paths: ConfigPaths, lookEveryMs = 10) {
  const told: string[] = [];
  const watched = await watchConfig(
    paths,
    {
      problem: (line) => told.push(`problem ${line}`),
      warning: (line) => told.push(`warning ${line}`),
      reloaded: () => told.push('reloaded'),
    },
    lookEveryMs,
  );
  onTestFinished(() => watched.stop());
  return { watched, told };
}

function jobNames(watched: WatchedConfig): readonly string[] {
  const { presubmits } = watched.current().config;
  return [...presubmits.values()].flat().map(({ name }) => name);
}

async function twoFiles(): Promise<{ readonly config: string; readonly jobConfig: string }> {
  const root = await tree({ 'config.yaml': '', 'jobs/a.yaml': presubmit() });
  return { config: join(root, 'config.yaml'), jobConfig: join(root, 'jobs') };
}

it('a change of a file is in force soon after', async () => {
  const paths = await twoFiles();
  const { watched, told } = await watch(paths);
  expect(jobNames(watched)).toEqual(['unit']);
  await put(join(paths.jobConfig, 'a.yaml'), presubmit('name: lint'));
  await vi.waitFor(() => {
    expect(told).toEqual(['reloaded']);
  }, 5_000);
  expect(jobNames(watched)).toEqual(['lint']);
});

it('a new file is found', async () => {
  const paths = await twoFiles();
  const { watched } = await watch(paths);
  await put(join(paths.jobConfig, 'deep/b.yaml'), presubmit('name: lint'));
  await vi.waitFor(() => {
    expect(jobNames(watched)).toEqual(['unit', 'lint']);
  }, 5_000);
});

it('whoever holds a snapshot keeps it', async () => {
  const paths = await twoFiles();
  const { watched, told } = await watch(paths);
  const before = watched.current();
  await put(paths.config, 'pod_namespace: pods');
  await vi.waitFor(() => {
    expect(told).toEqual(['reloaded']);
  }, 5_000);
  expect(before.config.global.podNamespace).toBe('default');
  expect(watched.current().config.global.podNamespace).toBe('pods');
});

it('a bad file leaves the last good configuration in force, and says why, once', async () => {
  const paths = await twoFiles();
  const { watched, told } = await watch(paths);
  const file = join(paths.jobConfig, 'a.yaml');
  await put(file, presubmit('max_concurrency: many'));
  const problem = `problem ${file}:5:22: max_concurrency must be a whole number, without quotes, not the text "many"`;
  await vi.waitFor(() => {
    expect(told).toEqual([problem]);
  }, 5_000);
  expect(jobNames(watched)).toEqual(['unit']);
  await put(file, presubmit('name: mended', 'odd: 1'));
  await vi.waitFor(() => {
    expect(jobNames(watched)).toEqual(['mended']);
  }, 5_000);
  const warning = `warning ${file}:5:10: the field odd is not known here: it is ignored`;
  expect(told).toEqual([problem, warning, 'reloaded']);
});

it('a file that goes away is a problem, not an end', async () => {
  const paths = await twoFiles();
  const { watched, told } = await watch(paths);
  await rename(paths.config, `${paths.config}.away`);
  const problem = `problem ${paths.config}: the file cannot be read: there is no such file`;
  await vi.waitFor(() => {
    expect(told).toEqual([problem]);
  }, 5_000);
  await rename(`${paths.config}.away`, paths.config);
  await put(paths.config, 'pod_namespace: back');
  await vi.waitFor(() => {
    expect(watched.current().config.global.podNamespace).toBe('back');
  }, 5_000);
});

it('a file is left alone while it is being written', async () => {
  const paths = await twoFiles();
  const { watched, told } = await watch(paths, 100);
  for (let written = 1; written <= 30; written += 1) {
    await put(paths.config, `plank: [${'x'.repeat(written)}`);
    await sleep(15);
  }
  await put(paths.config, 'pod_namespace: whole');
  await vi.waitFor(() => {
    expect(watched.current().config.global.podNamespace).toBe('whole');
  }, 5_000);
  expect(told).toEqual(['reloaded']);
});

it('the swap of a mounted ConfigMap is seen', async () => {
  const root = await tree({ '..one/config.yaml': 'pod_namespace: one' });
  await symlink('..one', join(root, '..data'));
  await symlink('..data/config.yaml', join(root, 'config.yaml'));
  const { watched } = await watch({ config: join(root, 'config.yaml') });
  expect(watched.current().config.global.podNamespace).toBe('one');
  await mkdir(join(root, '..two'));
  await writeFile(join(root, '..two/config.yaml'), 'pod_namespace: two');
  await symlink('..two', join(root, '..data_tmp'));
  await rename(join(root, '..data_tmp'), join(root, '..data'));
  await vi.waitFor(() => {
    expect(watched.current().config.global.podNamespace).toBe('two');
  }, 5_000);
});

it('there is nothing to start with when the first configuration is bad', async () => {
  const root = await tree({ 'config.yaml': 'plank: 1\npod_namespace: []' });
  const config = join(root, 'config.yaml');
  const starting = watch({ config });
  await expect(starting).rejects.toThrow(ConfigFilesError);
  await expect(starting).rejects.toMatchObject({
    code: 'BAD_CONFIG',
    problems: [{ line: 1 }, { line: 2 }],
    message: `the configuration has problems:
${config}:1:8: plank must be a map, not 1
${config}:2:16: pod_namespace must be text, not a list`,
  });
});

it('after stop nothing is looked at any more', async () => {
  const paths = await twoFiles();
  const { watched, told } = await watch(paths);
  await watched.stop();
  await put(paths.config, 'pod_namespace: pods');
  await sleep(100);
  expect(told).toEqual([]);
});
