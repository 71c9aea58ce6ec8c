import type { Problem } from '../problem.ts';
import type { Placed } from '../read/collections.ts';
import { inside, problemAt } from '../read/place.ts';
import type { PluginsFile } from '../schema/plugins-file.ts';
import { isMapping } from '../yaml-value.ts';
import { joinedEntries } from './all.ts';
import { repeatedClaims } from './claim.ts';

/** The sections that supplemental files may have, whole or only some fields. Prow: pkg/plugins/config.go `mergeFrom`. */
const SHARED = new Map<string, 'whole' | readonly string[]>([
  ['approve', 'whole'],
  ['bugzilla', 'whole'],
  ['external_plugins', 'whole'],
  ['label', ['restricted_labels']],
  ['lgtm', 'whole'],
  ['triggers', 'whole'],
  ['welcome', 'whole'],
]);

/** plugins.yaml and its supplemental files as one. What goes wrong in between is among the problems. */
export function mergePlugins(main: PluginsFile, supplements: readonly PluginsFile[]): PluginsFile {
  if (supplements.length === 0) return main;
  const files = [main, ...supplements];
  return {
    plugins: Object.fromEntries(files.toReversed().flatMap((file) => Object.entries(file.plugins))),
    sections: joinedEntries(files.map(({ sections }) => sections)),
    rest: Object.fromEntries(files.toReversed().flatMap((file) => Object.entries(file.rest))),
    problems: [
      ...files.flatMap(({ problems }) => problems),
      ...repeatedKeys(files),
      ...supplements.flatMap(misplaced),
    ],
    warnings: files.flatMap(({ warnings }) => warnings),
  };
}

/** Prow: pkg/plugins/config.go `Plugins.mergeFrom`. */
function repeatedKeys(files: readonly PluginsFile[]): readonly Problem[] {
  const entries = files.flatMap(({ plugins }) => Object.entries(plugins));
  return repeatedClaims(
    entries.map(([repo, { place }]) => ({ key: repo, place, says: `plugins.${repo} is set` })),
  );
}

/** What a supplemental file says that only plugins.yaml may say. */
function misplaced({ sections }: PluginsFile): readonly Problem[] {
  const all: readonly (readonly [string, readonly Placed<unknown>[]])[] = Object.entries(sections);
  return all.flatMap(([name, entries]) => {
    const shared = SHARED.get(name);
    if (shared === 'whole') return [];
    return shared ? misplacedFields(name, shared, entries) : misplacedSection(name, entries);
  });
}

function misplacedSection(name: string, [first]: readonly Placed<unknown>[]): readonly Problem[] {
  if (first === undefined || isEmpty(first.value)) return [];
  return [onlyInMain(name, first)];
}

function misplacedFields(
  name: string,
  shared: readonly string[],
  entries: readonly Placed<unknown>[],
): readonly Problem[] {
  return entries.flatMap(({ value, place }) => {
    const fields = isMapping(value) ? Object.entries(value) : [];
    return fields
      .filter(([field, inner]) => !shared.includes(field) && !isEmpty(inner))
      .map(([field]) => onlyInMain(`${name}.${field}`, { place: inside(place, field) }));
  });
}

function onlyInMain(name: string, { place }: Pick<Placed<unknown>, 'place'>): Problem {
  return problemAt(place, `${name} cannot be set in a supplemental file; move it to plugins.yaml`);
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
