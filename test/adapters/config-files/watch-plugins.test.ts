import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { watchPlugins } from '../../../src/adapters/config-files/watch-plugins.ts';
import { put, tree } from './tree.ts';

const SHARD = 'plugins: {org/repo: {plugins: [label]}}';

async function scene(plugins: string) {
  const root = await tree({ 'plugins.yaml': plugins, 'more/a_pluginconfig.yaml': SHARD });
  const problems: string[] = [];
  const shards = { directories: [join(root, 'more')], suffix: '_pluginconfig.yaml' };
  const paths = { plugins: join(root, 'plugins.yaml'), shards };
  const watch = async () => {
    const watched = await watchPlugins(paths, (line) => problems.push(line), 5);
    onTestFinished(() => {
      watched.stop();
    });
    return watched;
  };
  return { paths, problems, watch };
}

describe('the plugin configuration', () => {
  it('is plugins.yaml with its supplemental files', async () => {
    const { watch } = await scene('plugins: {org: {plugins: [size]}}');
    expect((await watch()).current().enabledFor('org/repo')).toEqual(['size', 'label']);
  });

  it('is read again when it changes, unless it is wrong, which is told once', async () => {
    const { paths, problems, watch } = await scene('plugins: {org: {plugins: [size]}}');
    const watched = await watch();
    await put(paths.plugins, 'plugins: {org: {plugins: 7}}');
    await vi.waitFor(() => {
      expect(problems).toHaveLength(1);
    });
    expect(watched.current().enabledFor('org/other')).toEqual(['size']);
    await put(paths.plugins, 'plugins: {org: {plugins: [hold]}}');
    await vi.waitFor(() => {
      expect(watched.current().enabledFor('org/other')).toEqual(['hold']);
    });
    expect(problems).toHaveLength(1);
  });

  it('that is wrong from the start is refused', async () => {
    const { watch } = await scene('plugins: 7');
    await expect(watch()).rejects.toMatchObject({ code: 'BAD_CONFIG' });
  });

  it('that is not there is refused, by its name', async () => {
    const { paths } = await scene('{}');
    const nowhere = { ...paths, plugins: '/nowhere/plugins.yaml' };
    await expect(watchPlugins(nowhere, () => undefined)).rejects.toThrow('/nowhere/plugins.yaml');
    const shards = { directories: ['/nowhere'], suffix: '.yaml' };
    await expect(watchPlugins({ ...paths, shards }, () => undefined)).rejects.toThrow('/nowhere');
  });
});
