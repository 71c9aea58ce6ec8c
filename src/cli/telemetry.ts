import { InvalidArgumentError, type Command } from 'commander';
import { createMetrics } from '../adapters/metrics/prometheus.ts';
import type { Tracing } from '../adapters/tracing/tracing.ts';
import { createMetricsServer } from '../api/metrics.ts';
import type { JobCensus, Metrics, MetricsPage } from '../ports/metrics.ts';
import type { Tracer } from '../ports/tracer.ts';
import { readEnv } from './env.ts';

export interface MetricsOptions {
  readonly metricsHost: string;
  readonly metricsPort: number;
}

/** How a process tells how it does. */
export interface Telemetry {
  readonly metrics: Metrics;
  /** Absent while nobody traces. */
  readonly tracer: Tracer | undefined;
  /** Shows the runs that go on, from now on. */
  countJobs(census: JobCensus): void;
  /** Sends what was not sent yet. */
  stop(): Promise<void>;
}

/** Adds the options that say where the process shows its metrics; not where the world may see them. */
export function addMetricsOptions(command: Command, usualPort: number): Command {
  return command
    .option('--metrics-host <address>', 'address on which /metrics is served', '127.0.0.1')
    .option('--metrics-port <number>', 'its port; 0 is any that is free', portOf, usualPort);
}

/** Begins to measure; `service` is its name in traces. Throws when the port of the metrics is taken. */
export async function startTelemetry(service: string, options: MetricsOptions): Promise<Telemetry> {
  const metrics = createMetrics();
  const tracing = await startTracing(service);
  const stopServer = await serve(metrics, options);
  return {
    metrics,
    tracer: tracing,
    countJobs: (census) => {
      metrics.countJobs(census);
    },
    async stop() {
      await stopServer();
      await tracing?.stop();
    },
  };
}

/** A number from 0 to 65535; throws what commander tells of. */
export function portOf(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('It is a number from 0 to 65535.');
}

/** OpenTelemetry's libraries are loaded only where somebody wants traces. */
async function startTracing(service: string): Promise<Tracing | undefined> {
  if (!readEnv().isTraced) return undefined;
  const { createTracing } = await import('../adapters/tracing/tracing.ts');
  return createTracing(service);
}

async function serve(page: MetricsPage, options: MetricsOptions): Promise<() => Promise<void>> {
  const { metricsHost: host, metricsPort: port } = options;
  const server = createMetricsServer(page);
  await server.listen({ host, port }).catch((cause: unknown) => {
    const how = 'is it taken? --metrics-port names another, and 0 any that is free';
    throw new Error(`cannot serve metrics on ${host}:${String(port)}: ${how}`, { cause });
  });
  return () => server.close();
}
