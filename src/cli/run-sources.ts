import type { Command } from 'commander';
import { createHistory } from '../adapters/artifacts/history.ts';
import { createStoredLogs } from '../adapters/artifacts/stored-logs.ts';
import { artifactStores } from '../adapters/artifacts/stores.ts';
import type { LogSources } from '../api/logs-source.ts';
import type { KubeconfigPlaces } from '../adapters/kubernetes/kubeconfig-files.ts';
import type { Config } from '../config/config.ts';
import { historyBucket, storageByDefault } from '../config/storage-defaults.ts';
import type { History } from '../ports/history.ts';
import type { PodLogSources } from '../ports/run-logs.ts';
import { addConfigOptions, type OptionalConfigOptions } from './config-options.ts';
import {
  addKubeconfigOptions,
  kubeconfigPlacesOf,
  type KubeconfigOptions,
} from './kubeconfig-options.ts';
import { addStorageOptions, storageOf, type StorageOptions } from './storage-options.ts';

/** Where logs and old runs are. */
export interface RunSourcesOptions
  extends OptionalConfigOptions, KubeconfigOptions, StorageOptions {}

export interface RunSources {
  readonly logs: LogSources;
  readonly history: History;
}

/** Adds the options that say where logs and old runs are. */
export function addRunSourcesOptions(command: Command): Command {
  addKubeconfigOptions(command);
  addConfigOptions(command, false);
  return addStorageOptions(command);
}

/**
 * Logs and old runs. Without a configuration only those whose jobs say themselves where they are stored are found; without
 * build clusters, only logs that are stored; a kubeconfig that cannot be used is told on standard error.
 */
export async function runSources(
  options: RunSourcesOptions,
  config: () => Config | undefined,
): Promise<RunSources> {
  const stores = artifactStores(storageOf(options));
  const storedLogs = createStoredLogs(stores, (spec) => {
    const known = config();
    return known && storageByDefault(known, spec);
  });
  const bucket = (): string | undefined => {
    const known = config();
    return known && historyBucket(known);
  };
  const podLogs = await podLogsOf(kubeconfigPlacesOf(options));
  return { logs: { podLogs, storedLogs }, history: createHistory(stores, bucket) };
}

/** The library takes a while to load. */
async function podLogsOf(places: KubeconfigPlaces): Promise<PodLogSources> {
  const { buildClusters } = await import('../adapters/kubernetes/clusters.ts');
  try {
    return buildClusters(places).podLogs;
  } catch (error) {
    if (places.files !== undefined || places.directory !== undefined) {
      const why = error instanceof Error ? error.message : String(error);
      process.stderr.write(`logs are read from buckets only: ${why}\n`);
    }
    return () => undefined;
  }
}
