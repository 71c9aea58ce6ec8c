import { readFile } from 'node:fs/promises';
import { Client } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import type { Command } from 'commander';
import { measuresIn } from '../activities/metrics/measures.ts';
import { createHistory } from '../adapters/artifacts/history.ts';
import { artifactStores } from '../adapters/artifacts/stores.ts';
import { connect } from '../adapters/temporal/connect.ts';
import { createJobCensus } from '../adapters/temporal/job-census.ts';
import { createJobEnds } from '../adapters/temporal/job-ends.ts';
import { createLeases } from '../adapters/temporal/leases.ts';
import { createProwJobs } from '../adapters/temporal/prow-jobs.ts';
import { createPullRuns } from '../adapters/temporal/pull-runs.ts';
import { registerSearchAttributes } from '../adapters/temporal/search-attributes.ts';
import { totBuildIds } from '../adapters/tot/tot.ts';
import { historyBucket } from '../config/storage-defaults.ts';
import type { CodeHost } from '../ports/code-host.ts';
import type { Leases } from '../ports/leases.ts';
import { QUEUE_WORKFLOW_ID } from '../workflows/messages.ts';
import { allActivities } from './activities.ts';
import { gitHubOf } from './github-options.ts';
import { slackOf } from './slack-options.ts';
import { storageOf } from './storage-options.ts';
import { startTelemetry, type Telemetry } from './telemetry.ts';
import { TASK_QUEUE, temporalOf } from './temporal-options.ts';
import { bundleWorkflows, createWorker, type WorkerActivities } from './temporal-worker.ts';
import { keepUp } from './upkeep.ts';
import { watchFiles, type WatchedFiles } from './watch-files.ts';
import { installLog, warn } from './worker-log.ts';
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
  const files = await watchFiles(options);
  const { clusters, config } = files;
  const namespaceOfJobs = (): string => config.current().config.global.prowJobNamespace;
  telemetry.countJobs(createJobCensus(client, TASK_QUEUE, namespaceOfJobs));
  const leases = createLeases(client, LEASES);
  const native = await NativeConnection.connect({ address: temporal.address });
  const workers = await createWorker({
    connection: native,
    namespace: temporal.namespace,
    taskQueue: TASK_QUEUE,
    activities: activitiesOf(options, { client, codeHost, leases, files, telemetry }),
    clusters: clusters.names(),
    workflowCode: await workflowCodeOf(options),
    measures: measuresIn(metrics, tracer),
    tracer,
  });
  const { aliases } = clusters;
  const upkeep = { client, connection, namespace: temporal.namespace, aliases, warn };
  const keep = (): Promise<void> => keepUp(upkeep, config.current().config);
  files.tell({
    clustersChanged: () => {
      follow({ 'the watchers': keep(), 'the workers': workers.follow(clusters.names()) });
    },
    configChanged: () => {
      follow({ 'the queue': leases.review(), 'the sweep': keep() });
    },
  });
  await keep();
  await workers.run();
  await native.close();
  await connection.close();
  await files.stop();
  await telemetry.stop();
}

interface Parts {
  readonly client: Client;
  readonly codeHost: CodeHost;
  readonly leases: Leases;
  readonly files: WatchedFiles;
  readonly telemetry: Telemetry;
}

function activitiesOf(options: WorkerCliOptions, parts: Parts): WorkerActivities {
  const { client, codeHost, leases, files, telemetry } = parts;
  const { clusters, config } = files;
  const { metrics, tracer } = telemetry;
  const stores = artifactStores(storageOf(options));
  return allActivities({
    ...clusters,
    chat: slackOf(options),
    codeHost,
    config,
    history: createHistory(stores, () => historyBucket(config.current().config)),
    jobEnds: createJobEnds(client),
    leases,
    metrics,
    newBuildId: options.totUrl === undefined ? undefined : totBuildIds(options.totUrl),
    prowJobs: createProwJobs(client, TASK_QUEUE),
    pullRuns: createPullRuns(client),
    stores,
    tracer,
    warn,
  });
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
