import type { Problem } from '../problem.ts';
import type { Placed } from '../read/collections.ts';
import { inside, problemAt, within } from '../read/place.ts';
import type { Place } from '../read/place.ts';
import { repeatedClaims } from './claim.ts';
import type { Claim } from './claim.ts';
import { configUpdaterFields } from './config-updater-fields.ts';
import type { ConfigUpdater } from './config-updater-fields.ts';
import { wholeSection } from './section.ts';

type ConfigMap = NonNullable<ConfigUpdater['maps']>[string];

interface Update {
  readonly file: string;
  readonly map: ConfigMap;
  readonly place: Place;
}

const MAX_PARTITIONS = 256;

/** Prow: pkg/plugins/config.go `ConfigUpdater`. */
export const configUpdater = wholeSection(
  'Files that become ConfigMaps once they are merged: the plugin config-updater.',
  configUpdaterFields,
  configMapProblems,
);

/** Prow: pkg/plugins/config.go `validateConfigUpdater`. */
function configMapProblems({ value, place }: Placed<ConfigUpdater>): readonly Problem[] {
  const updates = Object.entries(value.maps ?? {}).map(([file, map]) => ({
    file,
    map,
    place: within(place, 'maps', file),
  }));
  const groups = value.cluster_groups ?? {};
  return [
    ...updates.flatMap(nameProblems),
    ...updates.flatMap((update) => clusterProblems(update, groups)),
    ...repeatedClaims(updates.flatMap(keyClaims)),
  ];
}

function nameProblems({ map, place }: Update): readonly Problem[] {
  const { name, partitioned_names: partitions = [] } = map;
  const at = inside(place, 'partitioned_names');
  const problems: Problem[] = [];
  if (name !== undefined && partitions.length > 0) {
    problems.push(problemAt(at, 'name and partitioned_names exclude each other; keep one'));
  }
  if (partitions.length > MAX_PARTITIONS) {
    const says = `partitioned_names has ${partitions.length} names; at most ${MAX_PARTITIONS} are possible`;
    problems.push(problemAt(at, says));
  }
  return problems;
}

function clusterProblems(
  { map, place }: Update,
  groups: NonNullable<ConfigUpdater['cluster_groups']>,
): readonly Problem[] {
  const { cluster_groups: names = [] } = map;
  const at = inside(place, 'cluster_groups');
  if (names.length > 0 && Object.keys(map.clusters ?? {}).length > 0) {
    return [problemAt(at, 'clusters and cluster_groups exclude each other; keep one')];
  }
  return names.flatMap((name, index) => {
    if (Object.hasOwn(groups, name)) return [];
    return [problemAt(inside(at, index), `config_updater.cluster_groups has no group ${name}`)];
  });
}

/** A key of a ConfigMap has one file. Prow looks at `clusters` and not into groups, and takes a glob for a file. */
function keyClaims({ file, map, place }: Update): readonly Claim[] {
  const name = map.name ?? (map.partitioned_names ?? []).join(',');
  const key = map.key ?? baseName(file);
  return Object.entries(clustersOf(map)).flatMap(([cluster, namespaces]) =>
    namespaces.map((namespace) => ({
      key: JSON.stringify([cluster, namespace, name, key]),
      place,
      says: `the key ${key} of the ConfigMap ${name} is set`,
    })),
  );
}

/** Without clusters and groups it is Prow's own. Prow: pkg/plugins/config.go `ConfigUpdater.SetDefaults`. */
function clustersOf({ clusters = {}, cluster_groups: groups = [] }: ConfigMap): typeof clusters {
  const isSaid = groups.length > 0 || Object.keys(clusters).length > 0;
  return isSaid ? clusters : { default: [''] };
}

/** Go: path `Base`. */
function baseName(path: string): string {
  return path.replace(/\/+$/, '').split('/').at(-1) ?? path;
}
