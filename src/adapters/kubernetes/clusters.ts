import type { Clusters, PodCluster } from '../../ports/cluster.ts';
import { ClusterError } from './cluster-error.ts';
import { createPodCluster } from './pod-cluster.ts';
import { PooledKubeConfig } from './pooled-kube-config.ts';

/** Prow's name for the cluster of jobs that name none. */
const DEFAULT_CLUSTER = 'default';

export interface BuildClusters {
  readonly clusters: Clusters;
  /** Every alias that is configured, `default` first. */
  readonly aliases: readonly string[];
}

/**
 * The build clusters: each context of the kubeconfig is an alias, and `default` is the context of that name, else the
 * current one. Without a kubeconfig file, the cluster that this process runs in is `default`.
 * Throws ClusterError BAD_KUBECONFIG when there is none of both. Prow: pkg/kube/config.go.
 */
export function buildClusters(kubeconfigPath: string | undefined): BuildClusters {
  const root = load(kubeconfigPath);
  const contexts = root.getContexts().map(({ name }) => name);
  const current = contexts.includes(DEFAULT_CLUSTER) ? DEFAULT_CLUSTER : root.getCurrentContext();
  const byAlias = new Map<string, PodCluster>([
    [DEFAULT_CLUSTER, clusterOf(kubeconfigPath, current)],
  ]);
  for (const name of contexts) {
    if (name !== current) byAlias.set(name, clusterOf(kubeconfigPath, name));
  }
  return { clusters: (alias) => byAlias.get(alias), aliases: [...byAlias.keys()] };
}

function clusterOf(kubeconfigPath: string | undefined, context: string): PodCluster {
  const kubeConfig = load(kubeconfigPath);
  kubeConfig.setCurrentContext(context);
  return createPodCluster(kubeConfig);
}

function load(path: string | undefined): PooledKubeConfig {
  const kubeConfig = new PooledKubeConfig();
  try {
    if (path) kubeConfig.loadFromFile(path);
    else kubeConfig.loadFromCluster();
  } catch (error) {
    const what = path
      ? `the kubeconfig ${path} cannot be read`
      : 'there is no kubeconfig, and this process does not run in a cluster: set KUBECONFIG';
    throw new ClusterError('BAD_KUBECONFIG', what, { cause: error });
  }
  return kubeConfig;
}
