import { spawn } from 'node:child_process';
import { mkdir, open, readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { StackError } from './errors.ts';
import { isAlive, parsePidFile, type ProcessIdentity } from './processes.ts';
import { waitFor } from './wait.ts';

/** A program that outlives the call that started it, under the folder of its part of an instance. */
export interface Daemon {
  readonly name: string;
  readonly folder: string;
  readonly identity: ProcessIdentity;
}

const pidFile = (folder: string, name: string): string => join(folder, 'pids', name);
const logFile = (folder: string, name: string): string => join(folder, 'logs', `${name}.log`);

/** Writes its own identity before it becomes the program: so not even a starter killed at once leaves a stray. */
const RECORD_THEN_EXEC =
  'cat /proc/sys/kernel/random/boot_id "/proc/$$/stat" >"$0.new" && mv "$0.new" "$0" && exec "$@"';

/** Starts a program in the background, away from the terminal's Ctrl-C, its output in `logs/NAME.log` (this run only). */
export async function startDaemon(
  folder: string,
  name: string,
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<Daemon> {
  await Promise.all(
    ['pids', 'logs'].map((child) => mkdir(join(folder, child), { recursive: true })),
  );
  const file = pidFile(folder, name);
  await rm(file, { force: true });
  const log = await open(logFile(folder, name), 'w', 0o600);
  try {
    const child = spawn('/bin/sh', ['-c', RECORD_THEN_EXEC, file, command, ...args], {
      detached: true,
      cwd: folder,
      env,
      stdio: ['ignore', log.fd, log.fd],
    });
    child.on('error', () => undefined);
    child.unref();
  } finally {
    await log.close();
  }
  const read = async () => parsePidFile(await readFile(file, 'utf8').catch(() => ''));
  const identity = await waitFor(`${name} to begin`, read, { timeoutMs: 10_000, everyMs: 5 });
  return { name, folder, identity };
}

/** Throws DIED with the end of its log when the program does not run any more. */
export async function assertRuns(daemon: Daemon): Promise<void> {
  if (await isAlive(daemon.identity)) return;
  const log = await readFile(logFile(daemon.folder, daemon.name), 'utf8').catch(() => '');
  const end = log.trim().split('\n').slice(-8).join('\n');
  const where = logFile(daemon.folder, daemon.name);
  throw new StackError('DIED', `${daemon.name} ended by itself; the end of ${where}:\n${end}`);
}

/** Every program that the folder's pid files name and that still runs; a reused process number is not taken for it. */
export async function runningDaemons(folder: string): Promise<readonly Daemon[]> {
  const names = await readdir(join(folder, 'pids')).catch(() => []);
  const found: Daemon[] = [];
  for (const name of names.filter((each) => !each.endsWith('.new'))) {
    const identity = parsePidFile(await readFile(pidFile(folder, name), 'utf8').catch(() => ''));
    if (identity !== undefined && (await isAlive(identity))) found.push({ name, folder, identity });
  }
  return found;
}

/** Stops a program: asks it first if `graceMs` is over 0, then kills it; returns once it is gone. */
export async function stopDaemon(daemon: Daemon, graceMs: number): Promise<void> {
  const gone = async () => ((await isAlive(daemon.identity)) ? undefined : true);
  const stopped = (timeoutMs: number) =>
    waitFor(`${daemon.name} to end`, gone, { timeoutMs, everyMs: 20 });
  if (graceMs > 0 && (await signal(daemon, 'SIGTERM'))) {
    const ended = await stopped(graceMs).catch(() => undefined);
    if (ended === undefined && (await signal(daemon, 'SIGKILL'))) await stopped(10_000);
  } else if (await signal(daemon, 'SIGKILL')) await stopped(10_000);
  await rm(pidFile(daemon.folder, daemon.name), { force: true });
}

async function signal(daemon: Daemon, name: NodeJS.Signals): Promise<boolean> {
  if (!(await isAlive(daemon.identity))) return false;
  try {
    return process.kill(daemon.identity.pid, name);
  } catch {
    return false; // It ended between the look and the signal.
  }
}
