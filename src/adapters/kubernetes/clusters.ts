import { existsSync } from 'node:fs';
import type { KubeConfig } from '@kubernetes/client-node';
import type { Clusters, PodCluster } from '../../ports/cluster.ts';
import type { ClusterProbe } from '../../ports/cluster-health.ts';
import type { PodInfoSource, PodInfoSources } from '../../ports/pod-info.ts';
import type { PodLogs, PodLogSources } from '../../ports/run-logs.ts';
import type { Inventories, PodInventory } from '../../ports/sweep.ts';
import { circuited, createCircuit } from './circuit.ts';
import { ClusterError } from './cluster-error.ts';
import {
  badKubeconfig,
  kubeconfigFiles,
  readContexts,
  stampOf,
  type KubeconfigPlaces,
} from './kubeconfig-files.ts';
import { createClusterProbe } from './cluster-probe.ts';
import { createPodCluster } from './pod-cluster.ts';
import { createPodInfo } from './pod-info.ts';
import { createPodInventory } from './pod-inventory.ts';
import { createPodLogs } from './pod-logs.ts';
import { PooledKubeConfig } from './pooled-kube-config.ts';

/** Prow's name for the cluster of jobs that name none. */
const DEFAULT_CLUSTER = 'default';

export interface BuildClusters {
  /** For those who must not wait long: a cluster that does not answer is UNAVAILABLE at once. */
  readonly clusters: Clusters;
  /** The same for those who may wait. */
  readonly patientClusters: Clusters;
  /** Every name that a job may give a cluster. */
  readonly names: () => readonly string[];
  /** One alias for each cluster, `default` first. */
  readonly aliases: () => readonly string[];
  readonly podInfos: PodInfoSources;
  readonly inventories: Inventories;
  readonly podLogs: PodLogSources;
  readonly probes: (alias: string) => ClusterProbe | undefined;
}

/** One build cluster, as its different callers see it. */
interface BuildCluster {
  readonly pods: PodCluster;
  readonly patientPods: PodCluster;
  readonly info: PodInfoSource;
  readonly inventory: PodInventory;
  readonly logs: PodLogs;
  readonly probe: ClusterProbe;
}

/**
 * The build clusters: each context of the kubeconfigs is an alias, and `default` is the context of that name, else the
 * current one. Without a kubeconfig, the cluster that this process runs in is `default`.
 * Throws ClusterError BAD_KUBECONFIG when there is none of both, or a file that does not say what it must.
 * Prow: pkg/kube/config.go `mergeConfigs`.
 */
export function buildClusters(places: KubeconfigPlaces): BuildClusters {
  const byAlias = clustersOf(kubeconfigFiles(places));
  return lookedUpIn(() => byAlias);
}

/** Who is told what becomes of kubeconfigs that change. */
export interface KubeconfigListener {
  /** The clusters are those of the files as they are now. */
  reloaded(): void;
  /** Takes a sentence for operators: the clusters stay as they were. */
  problem(sentence: string): void;
}

/** Build clusters that follow their files: rotated tokens and certificates, new and removed contexts. */
export interface WatchedClusters extends BuildClusters {
  stop(): void;
}

/** A token that is rotated stays good for a while. */
const LOOK_EVERY_MS = 2_500;

/**
 * The same, read again when a file changes. A change that is no good leaves the clusters as they were and is told once. Who
 * uses a cluster for long, as a watch does, has the old one until a call of it fails.
 */
export function watchBuildClusters(
  places: KubeconfigPlaces,
  listener: KubeconfigListener,
  everyMs = LOOK_EVERY_MS,
): WatchedClusters {
  let files = kubeconfigFiles(places);
  let stamp = stampOf(files);
  let seen = stamp;
  let byAlias = clustersOf(files);
  const look = (): void => {
    files = kubeconfigFiles(places);
    const now = stampOf(files);
    const isWritten = now === seen;
    seen = now;
    // A file may be in the middle of being written: a change counts when two looks agree.
    if (now === stamp || !isWritten) return;
    stamp = now;
    byAlias = clustersOf(files);
    listener.reloaded();
  };
  const timer = setInterval(() => {
    try {
      look();
    } catch (error) {
      if (!(error instanceof ClusterError)) throw error;
      listener.problem(`build clusters not taken up: ${error.message}`);
    }
  }, everyMs);
  return {
    ...lookedUpIn(() => byAlias),
    stop: () => {
      clearInterval(timer);
    },
  };
}

type ByAlias = ReadonlyMap<string, BuildCluster>;

function lookedUpIn(byAlias: () => ByAlias): BuildClusters {
  /** A cluster that has `default` as a second name counts once. */
  const aliases = (): readonly string[] => {
    const all = byAlias();
    const isOther = (alias: string): boolean => all.get(alias) !== all.get(DEFAULT_CLUSTER);
    return [...all.keys()].filter((alias) => alias === DEFAULT_CLUSTER || isOther(alias));
  };
  return {
    clusters: (alias) => byAlias().get(alias)?.pods,
    patientClusters: (alias) => byAlias().get(alias)?.patientPods,
    names: () => [...byAlias().keys()],
    aliases,
    podInfos: (alias) => byAlias().get(alias)?.info,
    inventories: { aliases, inventory: (alias) => byAlias().get(alias)?.inventory },
    podLogs: (alias) => byAlias().get(alias)?.logs,
    probes: (alias) => byAlias().get(alias)?.probe,
  };
}

function clustersOf(files: readonly string[]): ByAlias {
  if (files.length === 0) return new Map([[DEFAULT_CLUSTER, ownCluster()]]);
  const { contexts, current } = readContexts(files);
  const byName = new Map(contexts.map(({ name, config }) => [name, buildClusterOf(config)]));
  const fallback = byName.get(DEFAULT_CLUSTER) ?? byName.get(current ?? '');
  if (fallback) return new Map([[DEFAULT_CLUSTER, fallback], ...byName]);
  throw badKubeconfig(
    `the kubeconfig ${files.join(', ')} has neither a context "${DEFAULT_CLUSTER}" nor a current one: jobs that name no cluster need it`,
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
  const circuit = createCircuit();
  const pods = createPodCluster(kubeConfig);
  return {
    pods: circuited(pods, (call) => circuit.guard(call)),
    patientPods: circuited(pods, (call) => circuit.observe(call)),
    info: createPodInfo(kubeConfig),
    inventory: createPodInventory(kubeConfig),
    logs: createPodLogs(kubeConfig),
    probe: createClusterProbe(kubeConfig),
  };
}
