import { pluginEntriesAmong, pluginSectionFields } from '../plugins/all.ts';
import type { PluginEntries } from '../plugins/all.ts';
import { enabledPlugins, unknownPlugins } from '../plugins/enabled.ts';
import type { PluginsByRepo } from '../plugins/enabled.ts';
import type { Problem } from '../problem.ts';
import { mapOf, placed } from '../read/collections.ts';
import { openObject } from '../read/object.ts';
import { inside, problemAt, topOf } from '../read/place.ts';
import type { Notes } from '../read/reader.ts';
import { described } from '../read/reader.ts';
import { noteFound } from '../told-later.ts';
import type { YamlFile } from '../yaml.ts';

const PLUGINS_FIELDS = {
  plugins: described('By org or org/repo, the plugins that are on.', mapOf(placed(enabledPlugins))),
  ...pluginSectionFields(),
};

/** The whole of plugins.yaml. Prow: pkg/plugins/config.go `Configuration`. */
export const pluginsFields = openObject(PLUGINS_FIELDS);

/** What plugins.yaml says, as written; or what it says together with its supplemental files. */
export interface PluginsFile {
  readonly plugins: PluginsByRepo;
  /** The other sections, entry by entry. */
  readonly sections: PluginEntries;
  /** Keys that nobody knows, as written. */
  readonly rest: Readonly<Record<string, unknown>>;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** Reads plugins.yaml. All problems of form are in `problems`; what is right is there beside them. */
export function readPluginsFile(file: YamlFile): PluginsFile {
  const notes: Notes = { problems: [...file.problems], warnings: [...file.warnings] };
  const top = pluginsFields(file.value, topOf(file), notes) ?? {};
  const rest = Object.entries(top).filter(([name]) => !Object.hasOwn(PLUGINS_FIELDS, name));
  const { plugins = {} } = top;
  noteFound(unknownPlugins(plugins), notes);
  return {
    plugins,
    sections: pluginEntriesAmong(top),
    rest: Object.fromEntries(rest),
    problems: notes.problems,
    warnings: [...notes.warnings, ...rest.map(([name]) => unknownSection(file, name))],
  };
}

function unknownSection(file: YamlFile, name: string): Problem {
  const says = `the field ${name} is not known here: it is ignored`;
  return { ...problemAt(inside(topOf(file), name), says), rule: 'unknown-fields' };
}
