import { describe, expect, it } from 'vitest';
import type { PluginsConfig } from '../../src/config/config.ts';
import { loadPlugins } from '../../src/config/load-plugins.ts';
import { helpPage } from '../../src/plugins/help-page.ts';
import { PLUGINS } from '../../src/plugins/registry.ts';

function pluginsOf(text: string): PluginsConfig {
  const loaded = loadPlugins({ path: 'plugins.yaml', text });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.value;
}

const PAGE = helpPage(
  PLUGINS,
  pluginsOf(`
plugins:
  org:
    plugins: [trigger, size, cat]
    excluded_repos: [a, b]
  org/a: [size]
  org/c: [label]
external_plugins:
  org:
  - name: needs-rebase
  other/repo:
  - name: refresh
    events: [issue_comment]
size: { s: 1, m: 2, l: 3, xl: 4, xxl: 5 }
`),
);

describe('the help page', () => {
  it('names repositories and the plugins that they have', () => {
    expect(PAGE.AllRepos).toEqual(['org/a', 'org/c', 'other/repo']);
    expect(PAGE.RepoPlugins).toEqual({
      '': ['label', 'size', 'trigger'],
      org: ['size', 'trigger'],
      'org/a': ['size'],
      'org/c': ['label'],
    });
    expect(PAGE.RepoExternalPlugins).toEqual({
      '': ['needs-rebase', 'refresh'],
      org: ['needs-rebase'],
      'other/repo': ['refresh'],
    });
  });

  it('has help for each plugin that is on somewhere, and for no other', () => {
    expect(Object.keys(PAGE.PluginHelp).toSorted()).toEqual(['label', 'size', 'trigger']);
    const { trigger, size } = PAGE.PluginHelp;
    expect(trigger).toMatchObject({ ExcludedRepos: ['org/a', 'org/b'], Config: {} });
    expect(trigger?.Commands.find(({ Usage }) => Usage === '/retest')).toMatchObject({
      Featured: true,
      Examples: ['/retest'],
      WhoCanUse: 'Anyone, on a trusted pull request.',
    });
    expect(size).toMatchObject({ ExcludedRepos: ['org/b'], Events: ['pull_request'] });
    expect(size?.Config['']).toContain('size/XXL: from 5');
    expect(PAGE.PluginHelp['label']).not.toHaveProperty('ExcludedRepos');
  });

  it('lists external plugins, whose help only they know', () => {
    expect(PAGE.ExternalPluginHelp).toEqual({
      'needs-rebase': { Description: '', Config: {}, Events: [], Commands: [] },
      refresh: { Description: '', Config: {}, Events: [], Commands: [] },
    });
  });

  it('is there without any plugin', () => {
    expect(helpPage(PLUGINS, pluginsOf('{}'))).toEqual({
      AllRepos: [],
      RepoPlugins: { '': [] },
      RepoExternalPlugins: { '': [] },
      PluginHelp: {},
      ExternalPluginHelp: {},
    });
  });
});
