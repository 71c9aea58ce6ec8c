import type { Load } from './load.ts';

/** A load, and what upstream Prow (a619408) made of it on two shared cores, out of the box. Times in milliseconds. */
export interface Scenario extends Load {
  readonly upstream: string;
}

export const SCENARIOS: readonly Scenario[] = [
  {
    count: 45,
    perSecond: 1,
    upstream:
      'ack p50 5 p99 110 · webhook -> Pod p50 32 p95 100 · webhook -> pending p50 21 p95 103 · Pod end -> success p50 20 p95 41 · 1.0 jobs/s',
  },
  {
    count: 300,
    perSecond: 5,
    upstream:
      'ack p50 5 p99 72 · webhook -> Pod p50 17309 p95 33906 · webhook -> pending p50 18566 p95 35265 · Pod end -> success p50 24445 p95 37103 (70 of 300 not yet) · 2.2 jobs/s',
  },
];
