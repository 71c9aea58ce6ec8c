import { createServer } from 'node:net';
import { Command } from 'commander';
import { afterEach, describe, expect, it } from 'vitest';
import {
  addMetricsOptions,
  startTelemetry,
  type MetricsOptions,
  type Telemetry,
} from '../../src/cli/telemetry.ts';

const started: Telemetry[] = [];

afterEach(async () => {
  for (const telemetry of started.splice(0)) await telemetry.stop();
});

function options(...args: readonly string[]): MetricsOptions {
  const quiet = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  return addMetricsOptions(quiet, 9090).parse(args, { from: 'user' }).opts<MetricsOptions>();
}

/** A port on which nobody listened just now. */
async function freePort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return String(address.port);
}

async function start(port: string): Promise<Telemetry> {
  const telemetry = await startTelemetry('prowflow-test', options('--metrics-port', port));
  started.push(telemetry);
  return telemetry;
}

describe('the metrics of a process', () => {
  it('are served where it is told, on loopback unless it is told otherwise', async () => {
    const port = await freePort();
    const { metrics } = await start(port);
    metrics.count('prow_webhook_counter', { event_type: 'push' });
    const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
    expect(await answer.text()).toContain('prow_webhook_counter{event_type="push"} 1');
  });

  it('that find their port taken stop its start, with a sentence', async () => {
    const port = await freePort();
    await start(port);
    await expect(start(port)).rejects.toThrow(
      `cannot serve metrics on 127.0.0.1:${port}: is it taken? --metrics-port names another`,
    );
  });

  it('are served no more once it has stopped', async () => {
    const port = await freePort();
    const telemetry = await start(port);
    await telemetry.stop();
    await expect(fetch(`http://127.0.0.1:${port}/metrics`)).rejects.toThrow();
  });

  it.each(['-1', '65536', '90.5', 'off', ''])('have no port %j', (port) => {
    expect(() => options(`--metrics-port=${port}`)).toThrow('It is a number from 0 to 65535.');
  });

  it('have the usual port where none is named', () => {
    expect(options()).toEqual({ metricsHost: '127.0.0.1', metricsPort: 9090 });
  });
});

describe('a process without a collector of traces', () => {
  it('traces nothing', async () => {
    expect((await start('0')).tracer).toBeUndefined();
  });
});
