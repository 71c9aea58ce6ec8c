import type { Place } from '../read/place.ts';
import type { PluginsFile } from '../schema/plugins-file.ts';
import { orgRepos } from './org-repos.ts';
import type { Member, OrgRepos } from './org-repos.ts';

/** Where a plugin is on. Prow: pkg/plugins/config.go `EnabledReposForPlugin`. */
export function reposWithPlugin({ plugins }: PluginsFile, plugin: string): OrgRepos {
  const on = Object.entries(plugins).filter(([, { value }]) => value.plugins?.includes(plugin));
  const orgs = on.map(([org, { value }]) => {
    const excluded = value.excluded_repos ?? [];
    return [org, excluded.map((repo) => `${org}/${repo}`)] as const;
  });
  return orgRepos(
    orgs.filter(([key]) => !key.includes('/')),
    on.map(([key]) => key).filter((key) => key.includes('/')),
  );
}

/** Where an external plugin is on. Prow: pkg/plugins/config.go `EnabledReposForExternalPlugin`. */
export function reposWithExternalPlugin({ sections }: PluginsFile, plugin: string): OrgRepos {
  const on = (sections.external_plugins ?? [])
    .filter(({ value }) => value.some(({ name }) => name === plugin))
    .map(({ repo }) => repo);
  return orgRepos(
    on.filter((key) => !key.includes('/')).map((org) => [org, []] as const),
    on.filter((key) => key.includes('/')),
  );
}

/** Where plugins.yaml speaks of an org or a repository; for a repository of an org that it names, at the org. */
export function placeInPlugins({ plugins }: PluginsFile, { name }: Member): Place | undefined {
  const [org = ''] = name.split('/');
  const key = [name, org].find((candidate) => Object.hasOwn(plugins, candidate));
  return key === undefined ? undefined : plugins[key]?.place;
}
