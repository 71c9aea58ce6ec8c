import type { PluginsConfig, TriggerSettings } from './config.ts';
import { pluginSectionProblems, pluginSectionValues } from './plugins/all.ts';
import { repeatedPlugins } from './plugins/enabled.ts';
import { mergePlugins } from './plugins/merge.ts';
import type { WrittenTrigger } from './plugins/triggers.ts';
import type { Loaded } from './problem.ts';
import { readPluginsFile } from './schema/plugins-file.ts';
import type { PluginsFile } from './schema/plugins-file.ts';
import { parseYaml } from './yaml.ts';
import type { SourceFile } from './yaml.ts';

/**
 * Parses and checks plugins.yaml with its supplemental files, in the order in which they are to come: a
 * {@link PluginsConfig}, or every problem with its place.
 */
export function loadPlugins(
  main: SourceFile,
  supplements: readonly SourceFile[] = [],
): Loaded<PluginsConfig> {
  const read = (file: SourceFile): PluginsFile => readPluginsFile(parseYaml(file));
  return assemblePlugins(mergePlugins(read(main), supplements.map(read)));
}

/** The settings that files say together, or every problem of all of them. Prow: pkg/plugins/config.go `Validate`. */
export function assemblePlugins(file: PluginsFile): Loaded<PluginsConfig> {
  const problems = [
    ...file.problems,
    ...repeatedPlugins(file.plugins),
    ...pluginSectionProblems(file.sections),
  ];
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, value: pluginsConfig(file), warnings: file.warnings };
}

/** The settings of an installation without a plugins.yaml: no plugin is on. */
export function noPlugins(): PluginsConfig {
  return pluginsConfig({ plugins: {}, sections: {}, rest: {} });
}

function pluginsConfig(file: Pick<PluginsFile, 'plugins' | 'sections' | 'rest'>): PluginsConfig {
  const byKey = new Map(Object.entries(file.plugins).map(([key, { value }]) => [key, value]));
  const sections = pluginSectionValues(file.sections);
  return {
    sections,
    rest: file.rest,
    enabled: byKey,
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
        sections.triggers?.find(({ repos }) => repos?.includes(key));
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
