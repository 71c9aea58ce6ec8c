import type { Metrics } from '../../../src/ports/metrics.ts';

type Recorded = readonly [name: string, labels: object, value: number];

/** Metrics that keep what they are told, in order. */
export function recordedMetrics(): Metrics & { readonly recorded: Recorded[] } {
  const recorded: Recorded[] = [];
  const keep = (name: string, labels: object, value = 1): void => {
    recorded.push([name, labels, value]);
  };
  return { recorded, count: keep, observe: keep, set: keep };
}

/** A clock that goes on by so many milliseconds whenever it is looked at. */
export function steppingClock(stepMs: number): () => Date {
  let ms = Date.parse('2026-01-01T00:00:00Z') - stepMs;
  return () => new Date((ms += stepMs));
}
