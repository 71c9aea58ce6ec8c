import { watchConfig, type WatchedConfig } from '../adapters/config-files/watch-config.ts';
import { watchBuildClusters, type WatchedClusters } from '../adapters/kubernetes/clusters.ts';
import { kubeconfigPlacesOf } from './kubeconfig-options.ts';
import { configPathsOf } from './read-config.ts';
import { error, info, warn } from './worker-log.ts';
import type { WorkerCliOptions } from './worker-options.ts';

/** What changes with files while a worker runs. */
export interface WatchedFiles {
  readonly clusters: WatchedClusters;
  readonly config: WatchedConfig;
  /** Who hears of changes from now on. */
  tell(listener: FileListener): void;
  stop(): Promise<void>;
}

export interface FileListener {
  clustersChanged(): void;
  configChanged(): void;
}

/** Reads the configuration and the build clusters, and again when their files change; says so in the log. */
export async function watchFiles(options: WorkerCliOptions): Promise<WatchedFiles> {
  let listener: FileListener | undefined;
  const clusters = watchBuildClusters(kubeconfigPlacesOf(options), {
    problem: error,
    reloaded: () => {
      info('build clusters reloaded');
      listener?.clustersChanged();
    },
  });
  const config = await watchConfig(configPathsOf(options), {
    problem: (line) => {
      error(`configuration not taken up: ${line}`);
    },
    warning: warn,
    reloaded: () => {
      info('configuration reloaded');
      listener?.configChanged();
    },
  });
  return {
    clusters,
    config,
    tell(newListener) {
      listener = newListener;
    },
    async stop() {
      clusters.stop();
      await config.stop();
    },
  };
}
