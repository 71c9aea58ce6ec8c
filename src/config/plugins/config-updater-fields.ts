import { listOf, mapOf } from '../read/collections.ts';
import { object } from '../read/object.ts';
import { described, titled } from '../read/reader.ts';
import type { Read } from '../read/reader.ts';
import { filledText, flag, text } from '../read/scalars.ts';

const repoNames = listOf(text);

const configMap = titled(
  'ConfigMapUpdate',
  object({
    name: described('The ConfigMap.', filledText),
    partitioned_names: described(
      'Several ConfigMaps, instead of name, over which the keys are spread; at most 256.',
      listOf(text),
    ),
    key: described("The key; by default the file's base name.", filledText),
    use_full_path_as_key: described('The key is the whole path, with dashes for slashes.', flag),
    gzip: described('The content is compressed, or not in spite of the gzip of all.', flag),
    clusters: described(
      'By cluster, the namespaces of the ConfigMap; by default that of Prow.',
      mapOf(listOf(text)),
    ),
    cluster_groups: described('Names of cluster_groups, instead of clusters.', listOf(text)),
    allowed_repos: described('Only these orgs and repositories may change it.', repoNames),
    denied_repos: described('These orgs and repositories may not change it.', repoNames),
  }),
);

const clusterGroup = titled(
  'ClusterGroup',
  object({ clusters: listOf(text), namespaces: listOf(text) }),
);

export const configUpdaterFields = object({
  cluster_groups: described('By name, clusters with namespaces.', mapOf(clusterGroup)),
  maps: described('By path or glob of a file, the ConfigMap that it goes to.', mapOf(configMap)),
  gzip: described('Everything is compressed.', flag),
});
/** Prow: pkg/plugins/config.go `ConfigUpdater`. */
export type ConfigUpdater = Read<typeof configUpdaterFields>;
