import { Client } from '@temporalio/client';
import { InvalidArgumentError, type Command } from 'commander';
import { createEventSink } from '../adapters/temporal/event-sink.ts';
import { connect } from '../adapters/temporal/connect.ts';
import { createApi } from '../api/server.ts';
import { parseWebhookSecrets } from '../config/webhook-secrets.ts';
import { untilSignal } from './until-signal.ts';
import {
  addTemporalOptions,
  TASK_QUEUE,
  temporalOf,
  type TemporalOptions,
} from './temporal-options.ts';
import { watchSecret } from './watch-secret.ts';

interface ApiCliOptions extends TemporalOptions {
  readonly hmacSecretFile: string;
  readonly host: string;
  readonly port: number;
}

/** Prow's hook listens there too. */
const PORT = 8888;
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
  addTemporalOptions(command).action(runApi);
}

async function runApi(options: ApiCliOptions): Promise<void> {
  const { address, namespace } = temporalOf(options);
  const secrets = await watchSecret(options.hmacSecretFile, parseWebhookSecrets);
  const connection = await connect({ address });
  const client = new Client({ connection, namespace });
  const api = createApi({
    logger: { level: 'info' },
    sink: createEventSink(client, { taskQueue: TASK_QUEUE, pullIdleMs: PULL_IDLE_MS }),
    secretsFor: (repo) => secrets.current()(repo),
  });
  await api.listen({ host: options.host, port: options.port });
  await untilSignal();
  await api.close();
  secrets.stop();
  await connection.close();
}

function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new InvalidArgumentError('It is a number from 0 to 65535.');
  }
  return port;
}
