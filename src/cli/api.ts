import { Client } from '@temporalio/client';
import type { Command } from 'commander';
import { watchPlugins, type WatchedPlugins } from '../adapters/config-files/watch-plugins.ts';
import { createEventSink } from '../adapters/temporal/event-sink.ts';
import { connect } from '../adapters/temporal/connect.ts';
import { measuredSink } from '../api/measured-sink.ts';
import { createApi } from '../api/server.ts';
import { parseWebhookSecrets } from '../config/webhook-secrets.ts';
import { helpPage } from '../plugins/help-page.ts';
import { PLUGINS } from '../plugins/registry.ts';
import { addPluginConfigOptions, type PluginConfigOptions } from './config-options.ts';
import { addMetricsOptions, portOf, startTelemetry, type MetricsOptions } from './telemetry.ts';
import { untilSignal } from './until-signal.ts';
import {
  addTemporalOptions,
  TASK_QUEUE,
  temporalOf,
  type TemporalOptions,
} from './temporal-options.ts';
import { watchSecret } from './watch-secret.ts';

interface ApiCliOptions extends MetricsOptions, PluginConfigOptions, TemporalOptions {
  readonly hmacSecretFile: string;
  readonly host: string;
  readonly port: number;
}

/** Prow's hook listens there too. */
const PORT = 8888;
/** Beside that of a worker on the same machine. */
const METRICS_PORT = 9091;
/** A pull request's workflow ends an hour after its last event; the next one starts it again. */
const PULL_IDLE_MS = 3_600_000;

/** Adds `prowflow api`: the HTTP server that takes GitHub's webhooks. */
export function addApi(program: Command): void {
  const command = program
    .command('api')
    .description('take webhooks over HTTP until SIGTERM or SIGINT')
    .requiredOption('--hmac-secret-file <file>', "the webhook's secret, or Prow's map of secrets")
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--port <number>', 'port to listen on', portOf, PORT);
  addMetricsOptions(command, METRICS_PORT);
  addPluginConfigOptions(command);
  addTemporalOptions(command).action(runApi);
}

async function runApi(options: ApiCliOptions): Promise<void> {
  const { address, namespace } = temporalOf(options);
  const secrets = await watchSecret(options.hmacSecretFile, parseWebhookSecrets);
  const plugins = await pluginsOf(options);
  const telemetry = await startTelemetry('prowflow-api', options);
  const connection = await connect({ address });
  const client = new Client({ connection, namespace });
  const sink = createEventSink(client, { taskQueue: TASK_QUEUE, pullIdleMs: PULL_IDLE_MS });
  const api = createApi({
    logger: { level: 'info' },
    ...telemetry,
    sink: measuredSink(sink, { ...telemetry, now: () => new Date() }),
    secretsFor: (repo) => secrets.current()(repo),
    pluginHelp: plugins && (() => helpPage(PLUGINS, plugins.current())),
  });
  await api.listen({ host: options.host, port: options.port });
  await untilSignal();
  await api.close();
  secrets.stop();
  plugins?.stop();
  await connection.close();
  await telemetry.stop();
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
