import type { Client } from '@temporalio/client';
import { createHistory } from '../../src/adapters/artifacts/history.ts';
import { artifactStores } from '../../src/adapters/artifacts/stores.ts';
import { createMetrics } from '../../src/adapters/metrics/prometheus.ts';
import { createJobEnds } from '../../src/adapters/temporal/job-ends.ts';
import { createLeases } from '../../src/adapters/temporal/leases.ts';
import { createProwJobs } from '../../src/adapters/temporal/prow-jobs.ts';
import { createPullRuns } from '../../src/adapters/temporal/pull-runs.ts';
import { allActivities } from '../../src/cli/activities.ts';
import type { WorkerActivities } from '../../src/cli/temporal-worker.ts';
import type { CodeHost } from '../../src/ports/code-host.ts';
import type { PodCluster } from '../../src/ports/cluster.ts';
import type { ConfigSnapshot } from '../../src/ports/config-source.ts';
import { CONFIG } from './config.ts';

export interface HarnessParts {
  readonly client: Client;
  readonly taskQueue: string;
  /** The build cluster `default`. */
  readonly cluster: PodCluster;
  /** More build clusters, as quick deeds and as patient ones see them. */
  readonly others?: Readonly<
    Record<string, { readonly quick: PodCluster; readonly patient: PodCluster }>
  >;
  readonly host: CodeHost;
  /** That of most tests when it is absent. */
  readonly config?: ConfigSnapshot;
}

/** The queue of a harness: task queues share a namespace. */
export function queueIdOf(taskQueue: string): string {
  return `queue-${taskQueue}`;
}

/** All Activities as a worker of the program has them, on scripted far services. */
export function harnessActivities(parts: HarnessParts): WorkerActivities {
  const { client, taskQueue, cluster, others = {}, host, config = CONFIG } = parts;
  const workflowId = queueIdOf(taskQueue);
  const stores = artifactStores({});
  const clustersFor = (who: 'patient' | 'quick') => (alias: string) =>
    alias === 'default' ? cluster : others[alias]?.[who];
  return allActivities({
    clusters: clustersFor('quick'),
    patientClusters: clustersFor('patient'),
    codeHost: host,
    config: { current: () => config },
    history: createHistory(stores, () => undefined),
    inventories: { aliases: () => [], inventory: () => undefined },
    jobEnds: createJobEnds(client),
    leases: createLeases(client, { taskQueue, workflowId, reviewMs: 2_000 }),
    metrics: createMetrics(),
    podInfos: () => undefined,
    prowJobs: createProwJobs(client, taskQueue),
    pullRuns: createPullRuns(client),
    stores,
    warn: () => undefined,
  });
}
