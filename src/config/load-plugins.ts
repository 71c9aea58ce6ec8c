import type { PluginsConfig, TriggerSettings } from './config.ts';
import type { Loaded, Problem } from './problem.ts';
import { problemAt } from './read/place.ts';
import { readPluginsFile } from './schema/plugins-file.ts';
import type { PluginsFile, WrittenTrigger } from './schema/plugins-file.ts';
import { parseYaml } from './yaml.ts';
import type { SourceFile } from './yaml.ts';

/** Parses and checks plugins.yaml: a {@link PluginsConfig}, or every problem with its place. */
export function loadPlugins(source: SourceFile): Loaded<PluginsConfig> {
  const file = readPluginsFile(parseYaml(source));
  const problems = [...file.problems, ...repeatedPlugins(file)];
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, value: pluginsConfig(file), warnings: file.warnings };
}

/** The settings of an installation without a plugins.yaml: no plugin is on. */
export function noPlugins(): PluginsConfig {
  return pluginsConfig({ plugins: {}, triggers: [], rest: {} });
}

function pluginsConfig(file: Pick<PluginsFile, 'plugins' | 'triggers' | 'rest'>): PluginsConfig {
  const byKey = new Map(Object.entries(file.plugins).map(([key, { value }]) => [key, value]));
  return {
    rest: file.rest,
    enabledFor(fullName) {
      const [org = '', repo = ''] = fullName.split('/');
      const ofOrg = byKey.get(org);
      const isExcluded = ofOrg?.excluded_repos?.includes(repo) ?? false;
      const inherited = isExcluded ? [] : (ofOrg?.plugins ?? []);
      return [...new Set([...inherited, ...(byKey.get(fullName)?.plugins ?? [])])];
    },
    triggerFor(fullName) {
      const [org = ''] = fullName.split('/');
      const settingsOf = (key: string): WrittenTrigger | undefined =>
        file.triggers.find(({ repos }) => repos?.includes(key));
      return triggerSettings(settingsOf(fullName) ?? settingsOf(org) ?? {});
    },
  };
}

/** Prow: pkg/plugins/config.go `Trigger.SetDefaults`. */
function triggerSettings(written: WrittenTrigger): TriggerSettings {
  const { trusted_org: trustedOrg = '' } = written;
  const people = trustedOrg === '' ? '' : `https://github.com/orgs/${trustedOrg}/people`;
  return {
    trustedOrg,
    trustedApps: written.trusted_apps ?? [],
    joinOrgUrl: written.join_org_url ?? people,
    onlyOrgMembers: written.only_org_members ?? false,
    ignoreOkToTest: written.ignore_ok_to_test ?? false,
    triggerGithubWorkflows: written.trigger_github_workflows ?? false,
  };
}

/** A plugin of an org must not be named again for one of its repositories. Prow: `validatePluginsDupes`. */
function repeatedPlugins({ plugins }: PluginsFile): readonly Problem[] {
  return Object.entries(plugins).flatMap(([key, { value, place }]) => {
    const [org = '', repo] = key.split('/');
    if (repo === undefined || !Object.hasOwn(plugins, org)) return [];
    const ofOrg = plugins[org]?.value.plugins ?? [];
    const repeated = (value.plugins ?? []).filter((plugin) => ofOrg.includes(plugin));
    if (repeated.length === 0) return [];
    const says = `${key} repeats plugins that ${org} has: ${repeated.join(', ')}; remove them here`;
    return [problemAt(place, says)];
  });
}
