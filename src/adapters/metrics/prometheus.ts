import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { JobCensus, Metrics, MetricsPage } from '../../ports/metrics.ts';
import { boundedLabels } from './bounded-labels.ts';
import { COUNTERS, GAUGES, HISTOGRAMS } from './definitions.ts';

export interface Prometheus extends Metrics, MetricsPage {
  /** Asks this one for the runs that go on, whenever metrics are gathered. */
  countJobs(census: JobCensus): void;
}

/** Counts in memory, and shows it in the text format of Prometheus, with what Node says of its process. */
export function createMetrics(): Prometheus {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const counters = made(COUNTERS, (name, { help, labelNames }) => {
    return new Counter({ name, help, labelNames, registers: [register] });
  });
  const histograms = made(HISTOGRAMS, (name, { help, labelNames, buckets = [] }) => {
    const asked = { name, help, labelNames, buckets: [...buckets] };
    return new Histogram({ ...asked, registers: [register] });
  });
  const gauges = made(GAUGES, (name, { help, labelNames }) => {
    return new Gauge({ name, help, labelNames, registers: [register] });
  });
  const metrics: Metrics = {
    count: (name, labels, by = 1) => {
      const { metric, bound } = counters[name];
      metric.inc(bound(labels), by);
    },
    observe: (name, labels, value) => {
      const { metric, bound } = histograms[name];
      metric.observe(bound(labels), value);
    },
    set: (name, labels, value) => {
      const { metric, bound } = gauges[name];
      metric.set(bound(labels), value);
    },
  };
  let census: JobCensus = () => Promise.resolve([]);
  const takeCensus = async (): Promise<void> => {
    // Without an answer, no number is better than an old one.
    const counts = await census().catch(() => []);
    const { metric, bound } = gauges.prowjobs;
    metric.reset();
    for (const { labels, count } of counts) metric.inc(bound({ ...labels }), count);
  };
  return {
    ...metrics,
    countJobs(counted) {
      census = counted;
    },
    contentType: register.contentType,
    async text() {
      await takeCensus();
      return register.metrics();
    },
  };
}

interface Made<Metric> {
  readonly metric: Metric;
  readonly bound: ReturnType<typeof boundedLabels>;
}

interface AnyDefinition {
  readonly help: string;
  readonly labels: Readonly<Record<string, 'fixed' | 'free'>>;
  readonly buckets?: readonly number[];
}

interface Shape extends Omit<AnyDefinition, 'labels'> {
  readonly labelNames: string[];
}

/** One metric for each definition. */
function made<Name extends string, Metric>(
  definitions: Readonly<Record<Name, AnyDefinition>>,
  make: (name: string, shape: Shape) => Metric,
): Readonly<Record<Name, Made<Metric>>>;
function made<Metric>(
  definitions: Readonly<Record<string, AnyDefinition>>,
  make: (name: string, shape: Shape) => Metric,
): object {
  return Object.fromEntries(
    Object.entries(definitions).map(([name, { labels, ...shape }]) => {
      const metric = make(name, { ...shape, labelNames: Object.keys(labels) });
      return [name, { metric, bound: boundedLabels(labels) }];
    }),
  );
}
