import { readFile } from 'node:fs/promises';
import { Client } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import type { Command } from 'commander';
import { watchConfig, type WatchedConfig } from '../adapters/config-files/watch-config.ts';
import { buildClusters } from '../adapters/kubernetes/clusters.ts';
import { connect, type TemporalAddress } from '../adapters/temporal/connect.ts';
import { createLeases } from '../adapters/temporal/leases.ts';
import { createProwJobs } from '../adapters/temporal/prow-jobs.ts';
import { registerSearchAttributes } from '../adapters/temporal/search-attributes.ts';
import { startWatchers } from '../adapters/temporal/watchers.ts';
import { QUEUE_WORKFLOW_ID } from '../workflows/messages.ts';
import { allActivities } from './activities.ts';
import { readEnv } from './env.ts';
import { addGitHubOptions, gitHubOf, type GitHubCliOptions } from './github-options.ts';
import { jsonLog } from './json-log.ts';
import {
  addConfigOptions,
  addPluginConfigOptions,
  type ConfigOptions,
  type PluginConfigOptions,
} from './config-options.ts';
import { configPathsOf } from './read-config.ts';
import {
  addTemporalOptions,
  TASK_QUEUE,
  temporalOf,
  type TemporalOptions,
} from './temporal-options.ts';
import { bundleWorkflows, createWorker, type WorkerOptions } from './temporal-worker.ts';

interface WorkerCliOptions
  extends ConfigOptions, PluginConfigOptions, GitHubCliOptions, TemporalOptions {
  readonly kubeconfig?: string;
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
  addGitHubOptions(command);
  addTemporalOptions(command).action((options: WorkerCliOptions) => runWorker(options, command));
}

/** Leases of jobs that died are taken back within a minute. */
const LEASES = { taskQueue: TASK_QUEUE, workflowId: QUEUE_WORKFLOW_ID, reviewMs: 60_000 };

async function runWorker(options: WorkerCliOptions, command: Command): Promise<void> {
  installLog();
  const temporal = temporalOf(options);
  const codeHost = gitHubOf(options, command);
  const { clusters, aliases } = buildClusters(options.kubeconfig);
  const connection = await connect(temporal);
  await registerSearchAttributes(connection, temporal.namespace);
  const client = new Client({ connection, namespace: temporal.namespace });
  const leases = createLeases(client, LEASES);
  const watch = (config: WatchedConfig): Promise<void> =>
    startWatchers(client, TASK_QUEUE, aliases, config.current().config.global.podNamespace);
  const config = await watchConfig(configPathsOf(options), {
    problem: (line) => {
      logLine('ERROR', `configuration not taken up: ${line}`);
    },
    warning: (line) => {
      logLine('WARN', line);
    },
    reloaded: () => {
      logLine('INFO', 'configuration reloaded');
      leases.review().catch((error: unknown) => {
        logLine('WARN', `the queue does not know of the new limits yet: ${String(error)}`);
      });
    },
  });
  const prowJobs = createProwJobs(client, TASK_QUEUE);
  const activities = allActivities({ clusters, codeHost, config, leases, prowJobs });
  const { workflowBundle } = options;
  const workflowCode =
    workflowBundle === undefined ? await bundleWorkflows() : await readFile(workflowBundle, 'utf8');
  await serve(temporal, { activities, workflowCode }, () => watch(config));
  await connection.close();
  await config.stop();
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

/** One log for all: what Temporal's core says goes through it too. */
function installLog(): void {
  Runtime.install({
    logger: new DefaultLogger('INFO', jsonLog),
    telemetryOptions: { logging: { forward: {}, filter: { core: 'WARN', other: 'WARN' } } },
  });
}

function logLine(level: 'INFO' | 'WARN' | 'ERROR', message: string): void {
  Runtime.instance().logger.log(level, message);
}
