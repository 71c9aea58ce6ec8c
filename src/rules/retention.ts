import type { Config } from '../config/config.ts';
import { parseGoDuration } from '../prowjob/go-duration.ts';

/** What is removed when. Durations in milliseconds. */
export interface Retention {
  /** How often is looked for what is to be removed. */
  readonly everyMs: number;
  /** How long a run is remembered after its end. */
  readonly jobMs: number;
  /** How long the Pod of a run that is over stays after its start. */
  readonly podMs: number;
  /** How long the Pod of a run that is over stays after the end of the run. */
  readonly endedPodMs: number;
  /** Build clusters where nothing is removed. */
  readonly excludedClusters: readonly string[];
}

const HOUR_MS = 60 * 60_000;

/** Temporal's Schedules count in seconds. */
const SHORTEST_PERIOD_MS = 1_000;

/** GitHub sends a delivery again for three days, and a run that is forgotten would start anew. */
const SHORTEST_MEMORY_MS = 4 * 24 * HOUR_MS;

/** The section `sinker` with its defaults. Prow: pkg/config/config.go `finalizeDefaults`. */
export function retentionOf({ global }: Pick<Config, 'global'>): Retention {
  const sinker = global.sections.sinker ?? {};
  const podMs = duration(sinker.max_pod_age) ?? 24 * HOUR_MS;
  return {
    everyMs: Math.max(SHORTEST_PERIOD_MS, duration(sinker.resync_period) ?? HOUR_MS),
    jobMs: Math.max(SHORTEST_MEMORY_MS, duration(sinker.max_prowjob_age) ?? 7 * 24 * HOUR_MS),
    podMs,
    endedPodMs: duration(sinker.terminated_pod_ttl) ?? podMs,
    excludedClusters: sinker.exclude_clusters ?? [],
  };
}

function duration(text: string | undefined): number | undefined {
  return text === undefined ? undefined : parseGoDuration(text);
}
