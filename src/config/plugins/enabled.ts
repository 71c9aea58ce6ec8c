import type { Problem } from '../problem.ts';
import { listOf } from '../read/collections.ts';
import type { Placed } from '../read/collections.ts';
import { object } from '../read/object.ts';
import { problemAt, within } from '../read/place.ts';
import { described, reader, titled } from '../read/reader.ts';
import type { Read, Reader } from '../read/reader.ts';
import { text } from '../read/scalars.ts';
import { TOLD_LATER } from '../told-later.ts';
import { PROW_PLUGINS } from './names.ts';

const newForm = titled(
  'EnabledPlugins',
  object({
    plugins: described('The plugins that are on.', listOf(text)),
    excluded_repos: described(
      'Repositories of the org, without its name, that do not get them.',
      listOf(text),
    ),
  }),
);
const oldForm = listOf(text);

/** The plugins of an org or a repository. Prow: pkg/plugins/config.go `OrgPlugins`. */
export type EnabledPlugins = Read<typeof newForm>;

/** By org or `org/repo`. */
export type PluginsByRepo = Readonly<Record<string, Placed<EnabledPlugins>>>;

const EITHER_FORM = { anyOf: [newForm.shape, oldForm.shape] };

/** Both forms that Prow reads: `{plugins: [...]}` and the older `[...]`. Prow: `OldToNewPlugins`. */
export const enabledPlugins: Reader<EnabledPlugins> = reader(EITHER_FORM, (value, place, notes) => {
  if (!Array.isArray(value)) return newForm(value, place, notes);
  const plugins = oldForm(value, place, notes);
  return plugins && { plugins };
});

/** Each place where a plugin is switched on. In the older form that is the list, not the name in it. */
export function pluginUses(byRepo: PluginsByRepo): readonly Placed<string>[] {
  return Object.values(byRepo).flatMap(({ value, place }) =>
    (value.plugins ?? []).map((name, index) => ({
      value: name,
      place: within(place, 'plugins', index),
    })),
  );
}

/** A plugin of an org must not be named again for one of its repositories. Prow: `validatePluginsDupes`. */
export function repeatedPlugins(byRepo: PluginsByRepo): readonly Problem[] {
  return Object.entries(byRepo).flatMap(([key, { value, place }]) => {
    const [org = '', repo] = key.split('/');
    const ofOrg = Object.hasOwn(byRepo, org) ? byRepo[org]?.value : undefined;
    if (repo === undefined || ofOrg?.excluded_repos?.includes(repo)) return [];
    const repeated = (value.plugins ?? []).filter((plugin) => ofOrg?.plugins?.includes(plugin));
    if (repeated.length === 0) return [];
    const says = `${key} repeats plugins that ${org} has: ${repeated.join(', ')}; remove them here`;
    return [problemAt(place, says)];
  });
}

/** Prow: pkg/plugins/config.go `ValidatePluginsUnknown`. */
export function unknownPlugins(byRepo: PluginsByRepo): readonly Problem[] {
  return pluginUses(byRepo)
    .filter(({ value }) => !PROW_PLUGINS.has(value))
    .map(({ value, place }) => {
      const says = `Prow has no plugin ${value}; an external one belongs in external_plugins`;
      return { ...problemAt(place, says), rule: TOLD_LATER.pluginName };
    });
}
