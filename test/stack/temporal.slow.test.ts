import { afterAll, beforeAll, expect, it } from 'vitest';
import { silentProgress } from '../../dev/progress.ts';
import { run } from '../../dev/stack/command.ts';
import { runningDaemons } from '../../dev/stack/daemon.ts';
import { instancePaths, partFolder } from '../../dev/stack/paths.ts';
import { removeInstance } from '../../dev/stack/stop.ts';
import { startTemporal, temporalBinary } from '../../dev/stack/temporal.ts';
import { isLoopback, listeners } from './listeners.ts';

const instance = 'test-stack-temporal';
const options = { instance, progress: silentProgress };
const given = process.env['TEMPORAL_ADDRESS'];
let binary = '';

/** The `temporal` command line against a server of ours; its standard output. */
const temporal = (address: string, ...args: string[]) =>
  run(binary, [...args, '--address', address]);

beforeAll(async () => {
  delete process.env['TEMPORAL_ADDRESS'];
  binary = await temporalBinary(silentProgress);
}, 900_000);

afterAll(async () => {
  await removeInstance(instance, silentProgress);
  if (given !== undefined) process.env['TEMPORAL_ADDRESS'] = given;
});

it('keeps closed workflows for over 4 days', async () => {
  const server = await startTemporal({ ...options, fresh: true });
  const told = await temporal(
    server.address,
    'operator',
    'namespace',
    'describe',
    'default',
    '-o',
    'json',
  );
  const seconds = /"workflowExecutionRetentionTtl": "(\d+)s"/.exec(told)?.[1];
  expect(Number(seconds)).toBeGreaterThan(4 * 24 * 3600);
  await server.stop();
});

it('listens on loopback only, its pages too', async () => {
  const server = await startTemporal(options);
  const [daemon] = await runningDaemons(partFolder(instancePaths(instance), 'temporal'));
  const pid = daemon?.identity.pid ?? 0;
  const own = (await listeners()).filter(({ pids }) => pids.includes(pid));
  expect(own.length).toBeGreaterThan(2);
  expect(own.filter(({ address }) => !isLoopback(address))).toEqual([]);
  expect((await fetch(server.uiUrl)).status).toBe(200);
  await server.stop();
});

it('what was started is still there after a stop and a start, and gone after a fresh one', async () => {
  const id = ['--workflow-id', 'kept'];
  const begin = ['workflow', 'start', '--type', 'none', '--task-queue', 'none', ...id];
  const first = await startTemporal({ ...options, fresh: true });
  await temporal(first.address, ...begin);
  await first.stop();

  const second = await startTemporal(options);
  expect(second.address).toBe(first.address);
  await expect(temporal(second.address, 'workflow', 'describe', ...id)).resolves.toContain('kept');
  await second.stop();

  const third = await startTemporal({ ...options, fresh: true });
  await expect(temporal(third.address, 'workflow', 'describe', ...id)).rejects.toThrow('not found');
  await third.stop();
});

it('a second start of a running one is refused, and a server of the user is used as it is', async () => {
  const server = await startTemporal(options);
  await expect(startTemporal(options)).rejects.toMatchObject({ code: 'ALREADY_RUNNING' });
  process.env['TEMPORAL_ADDRESS'] = server.address;
  const same = await startTemporal({ ...options, instance: 'test-stack-none' });
  delete process.env['TEMPORAL_ADDRESS'];
  await same.stop();
  await expect(temporal(same.address, 'operator', 'cluster', 'health')).resolves.toContain(
    'SERVING',
  );
  await server.stop();
});
