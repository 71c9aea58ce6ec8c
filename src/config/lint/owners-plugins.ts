import type { PluginsFile } from '../schema/plugins-file.ts';
import { union } from './org-repos.ts';
import type { OrgRepos } from './org-repos.ts';
import { reposWithPlugin } from './plugin-repos.ts';

/** The plugins that read OWNERS files. Prow: cmd/checkconfig/main.go `pluginsWithOwnersFile`. */
export const OWNERS_PLUGINS = ['approve', 'blunderbuss', 'rifle', 'owners-label'] as const;

/** Where one of them is on, so where OWNERS files must be. Prow: `orgReposUsingOwnersFile`. */
export function reposWithOwners(plugins: PluginsFile): OrgRepos {
  return OWNERS_PLUGINS.map((plugin) => reposWithPlugin(plugins, plugin)).reduce(union);
}
