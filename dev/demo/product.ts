import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Progress } from '../progress.ts';
import { cleanUp, stopPart } from '../stack/cleanup.ts';
import { assertRuns, runningDaemons, startDaemon, type Daemon } from '../stack/daemon.ts';
import { claim } from '../stack/ownership.ts';
import { instancePaths, partFolder } from '../stack/paths.ts';
import { reservePorts } from '../stack/settings.ts';
import { waitFor } from '../stack/wait.ts';
import { workerIsRunning } from './worker-log.ts';

/** What the product is run on. */
export interface ProductOptions {
  readonly instance: string;
  readonly progress: Progress;
  readonly temporalAddress: string;
  readonly kubeconfig: string;
  readonly githubApi: string;
  readonly githubToken: string;
  readonly webhookSecret: string;
  /** The text of Prow's file of S3 credentials, where results are kept. */
  readonly s3Credentials?: string;
  /** More arguments of the worker. */
  readonly workerArguments?: readonly string[];
  /** Text of config.yaml, of one job file and of plugins.yaml. */
  readonly configuration: {
    readonly config: string;
    readonly jobs: string;
    readonly plugins: string;
  };
}

/** A worker and an API that run as they would anywhere else, in processes of their own. */
export interface RunningProduct {
  readonly hookUrl: string;
  readonly apiUrl: string;
  /** Lets its owner act over HTTP. */
  readonly apiToken: string;
  /** Kills both at once, as a crash would. */
  kill(): Promise<void>;
  /** Starts both again, on the same ports. */
  restart(): Promise<void>;
  /** Replaces config.yaml, as an operator would while both run. */
  configure(config: string): Promise<void>;
  stop(): Promise<void>;
}

const PROWFLOW = fileURLToPath(new URL('../../src/cli/prowflow.ts', import.meta.url));

/** Where the API of an instance listens, today and after each restart. */
export async function apiAddress(
  instance: string,
): Promise<{ readonly url: string; readonly port: number }> {
  const reserved = await reservePorts(instancePaths(instance), ['api']);
  const port = reserved('api');
  return { port, url: `http://127.0.0.1:${String(port)}` };
}

/** Writes the product's configuration and starts worker and API; returns once both are ready. */
export async function startProduct(options: ProductOptions): Promise<RunningProduct> {
  const { instance } = options;
  const folder = partFolder(instancePaths(instance), 'prowflow');
  await claim(instance, 'prowflow');
  await cleanUp(instance, 'prowflow');
  const apiToken = randomBytes(20).toString('hex');
  const files = await writeFiles(folder, options, apiToken);
  const { url, port } = await apiAddress(instance);
  const start = (): Promise<void> => startBoth(folder, files, options, { url, port });
  try {
    await start();
  } catch (error) {
    await stopPart(instance, 'prowflow');
    throw error;
  }
  return {
    apiUrl: url,
    apiToken,
    hookUrl: `${url}/hook`,
    async kill() {
      for (const { identity } of await runningDaemons(folder))
        process.kill(identity.pid, 'SIGKILL');
    },
    restart: start,
    configure: (config) => writeFile(files.config, config),
    stop: () => stopPart(instance, 'prowflow'),
  };
}

type Files = Readonly<Record<keyof typeof FILES, string>>;

const FILES = {
  config: 'config.yaml',
  jobs: 'jobs.yaml',
  plugins: 'plugins.yaml',
  token: 'github-token',
  hmac: 'hmac',
  s3: 's3-credentials',
  apiToken: 'api-token',
} as const;

async function writeFiles(
  folder: string,
  options: ProductOptions,
  apiToken: string,
): Promise<Files> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const texts = {
    ...options.configuration,
    token: options.githubToken,
    hmac: options.webhookSecret,
    s3: options.s3Credentials ?? '',
    apiToken: `demo ${apiToken}\n`,
  };
  const path = (name: keyof typeof FILES): string => join(folder, FILES[name]);
  const paths: Files = {
    config: path('config'),
    jobs: path('jobs'),
    plugins: path('plugins'),
    token: path('token'),
    hmac: path('hmac'),
    s3: path('s3'),
    apiToken: path('apiToken'),
  };
  await writeFile(paths.config, texts.config);
  await writeFile(paths.jobs, texts.jobs);
  await writeFile(paths.plugins, texts.plugins);
  await writeFile(paths.token, texts.token, { mode: 0o600 });
  await writeFile(paths.hmac, texts.hmac, { mode: 0o600 });
  await writeFile(paths.s3, texts.s3, { mode: 0o600 });
  await writeFile(paths.apiToken, texts.apiToken, { mode: 0o600 });
  return paths;
}

async function startBoth(
  folder: string,
  files: Files,
  options: ProductOptions,
  { url, port }: { readonly url: string; readonly port: number },
): Promise<void> {
  const names = ['worker-metrics', 'api-metrics'] as const;
  const reserved = await reservePorts(instancePaths(options.instance), names);
  const run = (name: 'worker' | 'api', args: readonly string[]): Promise<Daemon> => {
    const env = {
      ...process.env,
      TEMPORAL_ADDRESS: options.temporalAddress,
      KUBECONFIG: options.kubeconfig,
    };
    const metricsPort = ['--metrics-port', String(reserved(`${name}-metrics`))];
    const command = [PROWFLOW, name, ...metricsPort, ...args];
    return startDaemon(folder, name, process.execPath, command, env);
  };
  const worker = await run('worker', [
    ...['--config-path', files.config, '--job-config-path', files.jobs],
    ...['--plugin-config', files.plugins],
    ...['--github-endpoint', options.githubApi, '--github-token-path', files.token],
    ...(options.s3Credentials === undefined ? [] : ['--s3-credentials-file', files.s3]),
    ...(options.workerArguments ?? []),
  ]);
  const api = await run('api', [
    ...['--hmac-secret-file', files.hmac, '--port', String(port)],
    ...['--config-path', files.config, '--job-config-path', files.jobs],
    ...['--plugin-config', files.plugins, '--api-token-file', files.apiToken],
    ...(options.s3Credentials === undefined ? [] : ['--s3-credentials-file', files.s3]),
  ]);
  const isReady = async (): Promise<true | undefined> => {
    await Promise.all([assertRuns(worker), assertRuns(api)]);
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    return answer?.ok && (await workerIsRunning(folder)) ? true : undefined;
  };
  await waitFor('worker and API to be ready', isReady, { timeoutMs: 60_000 });
}
