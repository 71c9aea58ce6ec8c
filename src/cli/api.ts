import { Client } from '@temporalio/client';
import type { Command } from 'commander';
import { watchConfig, type WatchedConfig } from '../adapters/config-files/watch-config.ts';
import { watchPlugins, type WatchedPlugins } from '../adapters/config-files/watch-plugins.ts';
import { createEventSink } from '../adapters/temporal/event-sink.ts';
import { connect } from '../adapters/temporal/connect.ts';
import { measuredSink } from '../api/measured-sink.ts';
import { createApi } from '../api/server.ts';
import { parseWebhookSecrets } from '../config/webhook-secrets.ts';
import { helpPage } from '../plugins/help-page.ts';
import { PLUGINS } from '../plugins/registry.ts';
import { addApiJobsOptions, apiJobs, type ApiJobsOptions } from './api-jobs.ts';
import { addPluginConfigOptions, type PluginConfigOptions } from './config-options.ts';
import { addMetricsOptions, portOf, startTelemetry, type MetricsOptions } from './telemetry.ts';
import { untilSignal } from './until-signal.ts';
import {
  addTemporalOptions,
  PULL_IDLE_MS,
  TASK_QUEUE,
  temporalOf,
  type TemporalOptions,
} from './temporal-options.ts';
import { watchSecret } from './watch-secret.ts';

interface ApiCliOptions
  extends ApiJobsOptions, MetricsOptions, PluginConfigOptions, TemporalOptions {
  readonly hmacSecretFile: string;
  readonly host: string;
  readonly port: number;
}

/** Prow's hook listens there too. */
const PORT = 8888;
/** Beside that of a worker on the same machine. */
const METRICS_PORT = 9091;

/** Adds `prowflow api`: the HTTP server that takes GitHub's webhooks and shows jobs. */
export function addApi(program: Command): void {
  const command = program
    .command('api')
    .description('take webhooks and show jobs over HTTP until SIGTERM or SIGINT')
    .requiredOption('--hmac-secret-file <file>', "the webhook's secret, or Prow's map of secrets")
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--port <number>', 'port to listen on', portOf, PORT);
  addMetricsOptions(command, METRICS_PORT);
  addPluginConfigOptions(command);
  addApiJobsOptions(command);
  addTemporalOptions(command).action(runApi);
}

async function runApi(options: ApiCliOptions): Promise<void> {
  const { address, namespace } = temporalOf(options);
  const secrets = await watchSecret(options.hmacSecretFile, parseWebhookSecrets);
  const plugins = await pluginsOf(options);
  const config = await configOf(options);
  const telemetry = await startTelemetry('prowflow-api', options);
  const connection = await connect({ address });
  const client = new Client({ connection, namespace });
  const sink = createEventSink(client, { taskQueue: TASK_QUEUE, pullIdleMs: PULL_IDLE_MS });
  const jobs = await apiJobs(client, options, () => config?.current().config);
  const api = createApi({
    logger: { level: 'info' },
    ...telemetry,
    sink: measuredSink(sink, { ...telemetry, now: () => new Date() }),
    secretsFor: (repo) => secrets.current()(repo),
    pluginHelp: plugins && (() => helpPage(PLUGINS, plugins.current())),
    jobs: jobs.deps,
  });
  await api.listen({ host: options.host, port: options.port });
  await untilSignal();
  await api.close();
  jobs.stop();
  secrets.stop();
  plugins?.stop();
  await config?.stop();
  await connection.close();
  await telemetry.stop();
}

/** The configuration, for hidden jobs and for where logs are; without it some are not found. */
async function configOf(options: ApiCliOptions): Promise<WatchedConfig | undefined> {
  const { configPath, jobConfigPath, supplementalProwConfigDir: directories } = options;
  if (configPath === undefined) return undefined;
  const suffix = options.supplementalProwConfigsFilenameSuffix;
  const paths = {
    config: configPath,
    ...(jobConfigPath !== undefined && { jobConfig: jobConfigPath }),
    configShards: { directories, suffix },
  };
  return watchConfig(paths, {
    problem: (line) => {
      process.stderr.write(`configuration not taken up: ${line}\n`);
    },
  });
}

/** The plugin configuration, for the page of commands only; without it there is no such page. */
async function pluginsOf(options: ApiCliOptions): Promise<WatchedPlugins | undefined> {
  const { pluginConfig, supplementalPluginConfigDir, supplementalPluginConfigsFilenameSuffix } =
    options;
  if (pluginConfig === undefined) return undefined;
  const shards = {
    directories: supplementalPluginConfigDir,
    suffix: supplementalPluginConfigsFilenameSuffix,
  };
  return watchPlugins({ plugins: pluginConfig, shards }, (line) => {
    process.stderr.write(`plugin configuration not taken up: ${line}\n`);
  });
}
