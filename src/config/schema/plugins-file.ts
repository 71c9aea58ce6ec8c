import type { Problem } from '../problem.ts';
import { listOf, mapOf, placed } from '../read/collections.ts';
import type { Placed } from '../read/collections.ts';
import { object, openObject } from '../read/object.ts';
import { topOf } from '../read/place.ts';
import type { Notes, Read, Reader } from '../read/reader.ts';
import { reader } from '../read/reader.ts';
import { filledText, flag, text } from '../read/scalars.ts';
import { isMapping } from '../yaml-value.ts';
import type { YamlFile } from '../yaml.ts';

const newForm = object({ plugins: listOf(text), excluded_repos: listOf(text) });
const oldForm = listOf(text);

/** The plugins of an org or a repository. Prow: pkg/plugins/config.go `OrgPlugins`. */
export type EnabledPlugins = Read<typeof newForm>;

const EITHER_FORM = { anyOf: [newForm.shape, oldForm.shape] };

/** Both forms that Prow reads: `{plugins: [...]}` and the older `[...]`. Prow: `OldToNewPlugins`. */
const enabledPlugins: Reader<EnabledPlugins> = reader(EITHER_FORM, (value, place, notes) => {
  if (!Array.isArray(value)) return newForm(value, place, notes);
  const plugins = oldForm(value, place, notes);
  return plugins && { plugins };
});

const trigger = object({
  repos: listOf(text),
  trusted_org: filledText,
  trusted_apps: listOf(text),
  join_org_url: filledText,
  org_invite: flag,
  only_org_members: flag,
  ignore_ok_to_test: flag,
  trigger_github_workflows: flag,
});
/** Prow: pkg/plugins/config.go `Trigger`. */
export type WrittenTrigger = Read<typeof trigger>;

const FIELDS = { plugins: mapOf(placed(enabledPlugins)), triggers: listOf(trigger) };
const pluginsFields = openObject(FIELDS);

/** What plugins.yaml says, as written. */
export interface PluginsFile {
  /** By org or `org/repo`. */
  readonly plugins: Readonly<Record<string, Placed<EnabledPlugins>>>;
  readonly triggers: readonly WrittenTrigger[];
  readonly rest: Readonly<Record<string, unknown>>;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** Reads plugins.yaml. All problems of form are in `problems`; what is right is there beside them. */
export function readPluginsFile(file: YamlFile): PluginsFile {
  const notes: Notes = { problems: [...file.problems], warnings: [...file.warnings] };
  const top = pluginsFields(file.value, topOf(file), notes) ?? {};
  const sections = isMapping(file.value) ? Object.entries(file.value) : [];
  const rest = sections.filter(([name]) => !Object.hasOwn(FIELDS, name));
  return {
    plugins: top.plugins ?? {},
    triggers: top.triggers ?? [],
    rest: Object.fromEntries(rest),
    ...notes,
  };
}
