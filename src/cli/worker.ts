import { readFile } from 'node:fs/promises';
import { Client } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import type { Command } from 'commander';
import { createHistory } from '../adapters/artifacts/history.ts';
import { artifactStores } from '../adapters/artifacts/stores.ts';
import { watchConfig } from '../adapters/config-files/watch-config.ts';
import { buildClusters } from '../adapters/kubernetes/clusters.ts';
import { connect, type TemporalAddress } from '../adapters/temporal/connect.ts';
import { createJobEnds } from '../adapters/temporal/job-ends.ts';
import { createLeases, type LeaseQueue } from '../adapters/temporal/leases.ts';
import { createProwJobs } from '../adapters/temporal/prow-jobs.ts';
import { registerSearchAttributes } from '../adapters/temporal/search-attributes.ts';
import { totBuildIds } from '../adapters/tot/tot.ts';
import { historyBucket } from '../config/storage-defaults.ts';
import { QUEUE_WORKFLOW_ID } from '../workflows/messages.ts';
import { allActivities } from './activities.ts';
import { readEnv } from './env.ts';
import { addGitHubOptions, gitHubOf, type GitHubCliOptions } from './github-options.ts';
import {
  addConfigOptions,
  addPluginConfigOptions,
  type ConfigOptions,
  type PluginConfigOptions,
} from './config-options.ts';
import { configPathsOf } from './read-config.ts';
import { addStorageOptions, storageOf, type StorageOptions } from './storage-options.ts';
import {
  addTemporalOptions,
  TASK_QUEUE,
  temporalOf,
  type TemporalOptions,
} from './temporal-options.ts';
import { bundleWorkflows, createWorker, type WorkerOptions } from './temporal-worker.ts';
import { keepUp } from './upkeep.ts';
import { installLog, logLine } from './worker-log.ts';

interface WorkerCliOptions
  extends ConfigOptions, PluginConfigOptions, GitHubCliOptions, StorageOptions, TemporalOptions {
  readonly kubeconfig?: string;
  readonly totUrl?: string;
  readonly workflowBundle?: string;
}

/** Adds `prowflow worker`: runs workflows and Activities until it is told to stop. */
export function addWorker(program: Command): void {
  const command = program
    .command('worker')
    .description('run workflows and Activities until SIGTERM or SIGINT')
    .option('--kubeconfig <file>', 'the build clusters, one a context', readEnv().kubeconfig);
  command.option('--workflow-bundle <file>', 'what `prowflow bundle` wrote; else it is made now');
  addConfigOptions(command);
  addPluginConfigOptions(command, true);
  command.option('--tot-url <url>', "Prow's counter of build ids; else they are made here");
  addGitHubOptions(command);
  addStorageOptions(command);
  addTemporalOptions(command).action((options: WorkerCliOptions) => runWorker(options, command));
}

/** Leases of jobs that died are taken back within a minute. */
const LEASES = { taskQueue: TASK_QUEUE, workflowId: QUEUE_WORKFLOW_ID, reviewMs: 60_000 };

async function runWorker(options: WorkerCliOptions, command: Command): Promise<void> {
  installLog();
  const temporal = temporalOf(options);
  const codeHost = gitHubOf(options, command);
  const { aliases, ...clusters } = buildClusters(options.kubeconfig);
  const connection = await connect(temporal);
  await registerSearchAttributes(connection, temporal.namespace);
  const client = new Client({ connection, namespace: temporal.namespace });
  const leases = createLeases(client, LEASES);
  const keep = { client, connection, namespace: temporal.namespace, aliases, warn };
  const config = await watchConfig(configPathsOf(options), {
    problem: (line) => {
      logLine('ERROR', `configuration not taken up: ${line}`);
    },
    warning: warn,
    reloaded: () => {
      logLine('INFO', 'configuration reloaded');
      followReload(leases, () => keepUp(keep, config.current().config));
    },
  });
  const stores = artifactStores(storageOf(options));
  const activities = allActivities({
    ...clusters,
    codeHost,
    config,
    history: createHistory(stores, () => historyBucket(config.current().config)),
    jobEnds: createJobEnds(client),
    leases,
    newBuildId: options.totUrl === undefined ? undefined : totBuildIds(options.totUrl),
    prowJobs: createProwJobs(client, TASK_QUEUE),
    stores,
    warn,
  });
  const workflowCode = await workflowCodeOf(options);
  await serve(temporal, { activities, workflowCode }, () => keepUp(keep, config.current().config));
  await connection.close();
  await config.stop();
}

/** The queue and what stands by for all jobs go by the new configuration, at the next reload or start if not now. */
function followReload(leases: Pick<LeaseQueue, 'review'>, keep: () => Promise<void>): void {
  for (const [what, following] of [
    ['the queue', leases.review()],
    ['the sweep', keep()],
  ] as const) {
    following.catch((error: unknown) => {
      warn(`${what} does not know of the new configuration yet: ${String(error)}`);
    });
  }
}

function warn(message: string): void {
  logLine('WARN', message);
}

function workflowCodeOf({ workflowBundle }: WorkerCliOptions): Promise<string> {
  return workflowBundle === undefined ? bundleWorkflows() : readFile(workflowBundle, 'utf8');
}

/** Runs a worker until the process is told to stop; `ready` is called once it can be. */
async function serve(
  { address, namespace }: TemporalAddress,
  code: Pick<WorkerOptions, 'activities' | 'workflowCode'>,
  ready: () => Promise<void>,
): Promise<void> {
  const connection = await NativeConnection.connect({ address });
  const worker = await createWorker({ connection, namespace, taskQueue: TASK_QUEUE, ...code });
  await ready();
  await worker.run();
  await connection.close();
}
