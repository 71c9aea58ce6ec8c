import { readFile } from 'node:fs/promises';
import { Client } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import type { Command } from 'commander';
import { measuresIn } from '../activities/metrics/measures.ts';
import { createHistory } from '../adapters/artifacts/history.ts';
import { artifactStores } from '../adapters/artifacts/stores.ts';
import { watchConfig } from '../adapters/config-files/watch-config.ts';
import { watchBuildClusters } from '../adapters/kubernetes/clusters.ts';
import { connect, type TemporalAddress } from '../adapters/temporal/connect.ts';
import { createJobCensus } from '../adapters/temporal/job-census.ts';
import { createJobEnds } from '../adapters/temporal/job-ends.ts';
import { createLeases } from '../adapters/temporal/leases.ts';
import { createProwJobs } from '../adapters/temporal/prow-jobs.ts';
import { createPullRuns } from '../adapters/temporal/pull-runs.ts';
import { registerSearchAttributes } from '../adapters/temporal/search-attributes.ts';
import { totBuildIds } from '../adapters/tot/tot.ts';
import { historyBucket } from '../config/storage-defaults.ts';
import { QUEUE_WORKFLOW_ID } from '../workflows/messages.ts';
import { allActivities } from './activities.ts';
import { gitHubOf } from './github-options.ts';
import { kubeconfigPlacesOf } from './kubeconfig-options.ts';
import { configPathsOf } from './read-config.ts';
import { slackOf } from './slack-options.ts';
import { storageOf } from './storage-options.ts';
import { startTelemetry } from './telemetry.ts';
import { TASK_QUEUE, temporalOf } from './temporal-options.ts';
import { bundleWorkflows, createWorker, type WorkerOptions } from './temporal-worker.ts';
import { keepUp } from './upkeep.ts';
import { error, info, installLog, warn } from './worker-log.ts';
import { addWorkerOptions, type WorkerCliOptions } from './worker-options.ts';

/** Adds `prowflow worker`: runs workflows and Activities until it is told to stop. */
export function addWorker(program: Command): void {
  const command = program
    .command('worker')
    .description('run workflows and Activities until SIGTERM or SIGINT');
  addWorkerOptions(command).action((options: WorkerCliOptions) => runWorker(options, command));
}

/** Leases of jobs that died are taken back within a minute. */
const LEASES = { taskQueue: TASK_QUEUE, workflowId: QUEUE_WORKFLOW_ID, reviewMs: 60_000 };

async function runWorker(options: WorkerCliOptions, command: Command): Promise<void> {
  installLog(options.temporalMetricsAddress);
  const temporal = temporalOf(options);
  const telemetry = await startTelemetry('prowflow-worker', options);
  const { metrics, tracer } = telemetry;
  const codeHost = gitHubOf(options, command, metrics);
  const connection = await connect(temporal);
  await registerSearchAttributes(connection, temporal.namespace);
  const client = new Client({ connection, namespace: temporal.namespace });
  const leases = createLeases(client, LEASES);
  const keepNow = (): Promise<void> => keepUp(keep, config.current().config);
  const clusters = watchBuildClusters(kubeconfigPlacesOf(options), {
    problem: error,
    reloaded: () => {
      info('build clusters reloaded');
      follow({ 'the watchers': keepNow() });
    },
  });
  const keep = {
    client,
    connection,
    namespace: temporal.namespace,
    aliases: clusters.aliases,
    warn,
  };
  const config = await watchConfig(configPathsOf(options), {
    problem: (line) => {
      error(`configuration not taken up: ${line}`);
    },
    warning: warn,
    reloaded: () => {
      info('configuration reloaded');
      follow({ 'the queue': leases.review(), 'the sweep': keepNow() });
    },
  });
  const namespaceOfJobs = (): string => config.current().config.global.prowJobNamespace;
  telemetry.countJobs(createJobCensus(client, TASK_QUEUE, namespaceOfJobs));
  const stores = artifactStores(storageOf(options));
  const activities = allActivities({
    ...clusters,
    chat: slackOf(options),
    codeHost,
    config,
    history: createHistory(stores, () => historyBucket(config.current().config)),
    jobEnds: createJobEnds(client),
    leases,
    newBuildId: options.totUrl === undefined ? undefined : totBuildIds(options.totUrl),
    prowJobs: createProwJobs(client, TASK_QUEUE),
    pullRuns: createPullRuns(client),
    stores,
    warn,
  });
  const workflowCode = await workflowCodeOf(options);
  const code = { activities, workflowCode, measures: measuresIn(metrics, tracer), tracer };
  await serve(temporal, code, keepNow);
  await connection.close();
  await config.stop();
  clusters.stop();
  await telemetry.stop();
}

/** What goes by a configuration that changed; what cannot do so now does at the next reload or start. */
function follow(following: Readonly<Record<string, Promise<void>>>): void {
  for (const [what, done] of Object.entries(following)) {
    done.catch((why: unknown) => {
      warn(`${what} did not follow what changed yet: ${String(why)}`);
    });
  }
}

function workflowCodeOf({ workflowBundle }: WorkerCliOptions): Promise<string> {
  return workflowBundle === undefined ? bundleWorkflows() : readFile(workflowBundle, 'utf8');
}

/** Runs a worker until the process is told to stop; `ready` is called once it can be. */
async function serve(
  { address, namespace }: TemporalAddress,
  code: Pick<WorkerOptions, 'activities' | 'measures' | 'tracer' | 'workflowCode'>,
  ready: () => Promise<void>,
): Promise<void> {
  const connection = await NativeConnection.connect({ address });
  const worker = await createWorker({ connection, namespace, taskQueue: TASK_QUEUE, ...code });
  await ready();
  await worker.run();
  await connection.close();
}
