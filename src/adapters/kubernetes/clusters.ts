import { existsSync } from 'node:fs';
import type { KubeConfig } from '@kubernetes/client-node';
import type { Clusters, PodCluster } from '../../ports/cluster.ts';
import type { PodInfoSource, PodInfoSources } from '../../ports/pod-info.ts';
import type { Inventories, PodInventory } from '../../ports/sweep.ts';
import { ClusterError } from './cluster-error.ts';
import { createPodCluster } from './pod-cluster.ts';
import { createPodInfo } from './pod-info.ts';
import { createPodInventory } from './pod-inventory.ts';
import { PooledKubeConfig } from './pooled-kube-config.ts';

/** Prow's name for the cluster of jobs that name none. */
const DEFAULT_CLUSTER = 'default';

export interface BuildClusters {
  readonly clusters: Clusters;
  /** One alias for each cluster, `default` first. */
  readonly aliases: readonly string[];
  readonly podInfos: PodInfoSources;
  readonly inventories: Inventories;
}

/** One build cluster, as its different callers see it. */
interface BuildCluster {
  readonly pods: PodCluster;
  readonly info: PodInfoSource;
  readonly inventory: PodInventory;
}

/**
 * The build clusters: each context of the kubeconfig is an alias, and `default` is the context of that name, else the
 * current one. Without a kubeconfig file, the cluster that this process runs in is `default`.
 * Throws ClusterError BAD_KUBECONFIG when there is none of both, or a file that does not say what it must.
 * Prow: pkg/kube/config.go `mergeConfigs`.
 */
export function buildClusters(kubeconfigPath: string | undefined): BuildClusters {
  const byAlias =
    kubeconfigPath === undefined
      ? new Map([[DEFAULT_CLUSTER, ownCluster()]])
      : clustersOf(kubeconfigPath);
  const aliases = [...byAlias.keys()].filter(
    (alias) => alias === DEFAULT_CLUSTER || byAlias.get(alias) !== byAlias.get(DEFAULT_CLUSTER),
  );
  return {
    clusters: (alias) => byAlias.get(alias)?.pods,
    aliases,
    podInfos: (alias) => byAlias.get(alias)?.info,
    inventories: { aliases: () => aliases, inventory: (alias) => byAlias.get(alias)?.inventory },
  };
}

function clustersOf(path: string): ReadonlyMap<string, BuildCluster> {
  const file = read(path);
  const contexts = new Map(
    file.getContexts().map(({ name }) => [name, clusterOf(path, file, name)]),
  );
  const fallback = contexts.get(DEFAULT_CLUSTER) ?? contexts.get(file.getCurrentContext());
  if (fallback) return new Map([[DEFAULT_CLUSTER, fallback], ...contexts]);
  throw badKubeconfig(
    `the kubeconfig ${path} has neither a context "${DEFAULT_CLUSTER}" nor a current one: jobs that name no cluster need it`,
  );
}

function read(path: string): KubeConfig {
  const file = new PooledKubeConfig();
  try {
    file.loadFromFile(path);
  } catch (cause) {
    throw badKubeconfig(
      `the kubeconfig ${path} cannot be read: is it there, and is it one?`,
      cause,
    );
  }
  return file;
}

/** Each context has a configuration of its own, because the library reads which one is current when it calls. */
function clusterOf(path: string, file: KubeConfig, context: string): BuildCluster {
  const own = new PooledKubeConfig();
  const [clusters, contexts, users] = [file.getClusters(), file.getContexts(), file.getUsers()];
  own.loadFromOptions({ clusters, contexts, users, currentContext: context });
  if (own.getCurrentCluster()) return buildClusterOf(own);
  throw badKubeconfig(
    `the kubeconfig ${path} lacks the cluster of its context "${context}": add it or remove the context`,
  );
}

function ownCluster(): BuildCluster {
  const own = new PooledKubeConfig();
  own.loadFromCluster();
  // Outside of a cluster the library makes up an address: what every Pod has tells.
  if (existsSync(own.getCurrentCluster()?.caFile ?? '')) return buildClusterOf(own);
  throw badKubeconfig(
    'there is no kubeconfig, and this process does not run in a cluster: set KUBECONFIG',
  );
}

function buildClusterOf(kubeConfig: KubeConfig): BuildCluster {
  return {
    pods: createPodCluster(kubeConfig),
    info: createPodInfo(kubeConfig),
    inventory: createPodInventory(kubeConfig),
  };
}

function badKubeconfig(message: string, cause?: unknown): ClusterError {
  return new ClusterError('BAD_KUBECONFIG', message, { cause });
}
