import { spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { assertRuns, runningDaemons, startDaemon, stopDaemon } from '../../dev/stack/daemon.ts';
import { isAlive } from '../../dev/stack/processes.ts';
import { waitFor } from '../../dev/stack/wait.ts';
import { temporaryFolder } from './folder.ts';

it('a daemon is found again by its pid file until it is stopped', async () => {
  const folder = await temporaryFolder();
  const started = await startDaemon(folder, 'sleeper', 'sleep', ['60']);
  expect(await runningDaemons(folder)).toEqual([started]);
  await stopDaemon(started, 1_000);
  expect(await isAlive(started.identity)).toBe(false);
  expect(await runningDaemons(folder)).toEqual([]);
});

it('a daemon that ignores the request to end is killed', async () => {
  const folder = await temporaryFolder();
  const script = 'trap "" TERM; echo deaf; while :; do sleep 0.05; done';
  const started = await startDaemon(folder, 'deaf', 'sh', ['-c', script]);
  const log = join(folder, 'logs', 'deaf.log');
  const isDeaf = async () => (await readFile(log, 'utf8')) === 'deaf\n' || undefined;
  await waitFor('the trap', isDeaf, { timeoutMs: 5_000 });
  await stopDaemon(started, 200);
  expect(await isAlive(started.identity)).toBe(false);
});

it('a process that only has the number of an old daemon is neither found nor killed', async () => {
  const folder = await temporaryFolder();
  const stranger = spawn('sleep', ['60']);
  onTestFinished(() => {
    stranger.kill();
  });
  const stat = await readFile(`/proc/${String(stranger.pid)}/stat`, 'utf8');
  const bootId = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
  const fields = stat.trim().split(' ');
  fields[21] = '1';
  await mkdir(join(folder, 'pids'));
  await writeFile(join(folder, 'pids', 'etcd'), `${bootId}${fields.join(' ')}\n`);
  expect(await runningDaemons(folder)).toEqual([]);
  expect(stranger.exitCode).toBeNull();
});

it('a daemon that ended by itself is told with the end of its log', async () => {
  const folder = await temporaryFolder();
  const started = await startDaemon(folder, 'brief', 'sh', ['-c', 'echo no such flag; exit 3']);
  const ended = async () => ((await isAlive(started.identity)) ? undefined : true);
  await waitFor('its end', ended, { timeoutMs: 5_000 });
  const told = assertRuns(started);
  await expect(told).rejects.toMatchObject({ code: 'DIED' });
  await expect(told).rejects.toThrow('no such flag');
});
