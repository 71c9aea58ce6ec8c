import { mkdir } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import type { Progress } from '../progress.ts';
import { cleanUp, forget, stopPart } from './cleanup.ts';
import { run } from './command.ts';
import { assertRuns, startDaemon, type Daemon } from './daemon.ts';
import { StackError } from './errors.ts';
import { givenTemporal } from './given.ts';
import { claim } from './ownership.ts';
import { instancePaths, partFolder } from './paths.ts';
import { isFree } from './ports.ts';
import { reservePorts } from './settings.ts';
import { temporalTool } from './tools.ts';
import { waitFor } from './wait.ts';

/** A Temporal server to use. */
export interface RunningTemporal {
  /** `host:port` of its gRPC. */
  readonly address: string;
  /** Its web pages; for a server that is not ours TEMPORAL_UI_URL, else where a development server has them. */
  readonly uiUrl: string;
  /** Ends the server, keeps its state; nothing for a server that is not ours. */
  stop(): Promise<void>;
}

/** What to start. With `fresh` the earlier state is removed first; `port` (gRPC) must be free. */
export interface TemporalOptions {
  readonly instance: string;
  readonly progress: Progress;
  readonly fresh?: boolean;
  readonly port?: number;
}

/** GitHub delivers again for 3 days, and a delivery is known by the workflow that it started: so over 4 days. */
const RETENTION = '168h';

/** Settings that prowflow is measured with. Temporal: common/dynamicconfig/constants.go. */
const DYNAMIC_CONFIG = [
  'system.enableActivityEagerExecution=true',
  'matching.useNewMatcher=true',
  'matching.enableFairness=true',
  'frontend.namespaceRPS.visibility=100',
  // One partition: with more, a poll may wait at one while the task waits at another.
  'matching.numTaskqueueReadPartitions=1',
  'matching.numTaskqueueWritePartitions=1',
];

/** Path of a `temporal`: on PATH, in the cache, or built now. Tests give it to `TestWorkflowEnvironment.createLocal`. */
export function temporalBinary(progress: Progress): Promise<string> {
  return temporalTool(progress);
}

/**
 * Starts the Temporal server of an instance, all on loopback, its state in a file; with TEMPORAL_ADDRESS set it starts
 * nothing. Throws ALREADY_RUNNING, NO_FREE_PORT, MISSING_PREREQUISITE, BUILD_FAILED, DIED or TIMED_OUT.
 */
export async function startTemporal(options: TemporalOptions): Promise<RunningTemporal> {
  const { instance, progress } = options;
  const given = givenTemporal();
  if (given !== undefined) {
    const uiUrl = process.env['TEMPORAL_UI_URL'] ?? `http://${given.replace(/:\d+$/, '')}:8233`;
    return { address: given, uiUrl, stop: () => Promise.resolve() };
  }
  const binary = await temporalTool(progress);
  await claim(instance, 'temporal');
  const stop = (): Promise<void> => stopPart(instance, 'temporal');
  try {
    const started = await progress.step('starting Temporal', () => start(options, binary));
    return { ...started, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(
  options: TemporalOptions,
  binary: string,
): Promise<Pick<RunningTemporal, 'address' | 'uiUrl'>> {
  const { instance } = options;
  await cleanUp(instance, 'temporal');
  if (options.fresh === true) await forget(instance, 'temporal');
  const paths = instancePaths(instance);
  const folder = partFolder(paths, 'temporal');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const reserved = await reservePorts(paths, [
    'temporal',
    'temporal-ui',
    'temporal-http',
    'temporal-metrics',
  ]);
  const port = options.port ?? reserved('temporal');
  if (!(await isFree(port))) {
    throw new StackError('NO_FREE_PORT', `port ${String(port)} for Temporal is in use`);
  }
  const uiPort = reserved('temporal-ui');
  const server = await startDaemon(folder, 'temporal', binary, [
    ...['server', 'start-dev', '--log-level', 'warn', '--log-format', 'json'],
    ...['--ip', '127.0.0.1', '--port', String(port)],
    ...['--ui-ip', '127.0.0.1', '--ui-port', String(uiPort)],
    ...['--http-port', String(reserved('temporal-http'))],
    ...['--metrics-port', String(reserved('temporal-metrics'))],
    ...['--db-filename', join(folder, 'temporal.db')],
    ...DYNAMIC_CONFIG.flatMap((setting) => ['--dynamic-config-value', setting]),
  ]);
  const address = `127.0.0.1:${String(port)}`;
  await untilReady(binary, address, port, server);
  return { address, uiUrl: `http://127.0.0.1:${String(uiPort)}` };
}

/** Ready is when it listens and takes the namespace's retention, which a development server starts with one day of. */
async function untilReady(
  binary: string,
  address: string,
  port: number,
  server: Daemon,
): Promise<void> {
  const limits = { timeoutMs: 60_000 };
  const listens = async () => {
    await assertRuns(server);
    return (await accepts(port)) ? true : undefined;
  };
  await waitFor('Temporal to listen', listens, limits);
  const update = ['operator', 'namespace', 'update', '--namespace', 'default'];
  const takesRetention = async () => {
    await assertRuns(server);
    const where = ['--retention', RETENTION, '--address', address];
    return run(binary, [...update, ...where]).catch(() => undefined);
  };
  await waitFor('the namespace "default" of Temporal', takesRetention, limits);
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    const answer = (accepted: boolean) => (): void => {
      socket.destroy();
      resolve(accepted);
    };
    socket.once('connect', answer(true));
    socket.once('error', answer(false));
  });
}
