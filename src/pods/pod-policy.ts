import { parseGoDuration } from '../prowjob/go-duration.ts';
import type { PodPolicy } from './outcome.ts';
import type { ProwJobSpec } from '../prowjob/spec.ts';

/** What the configuration says for all jobs: the part of `plank` that this room needs. */
export interface PodDefaults {
  readonly podPendingTimeoutMs: number;
  readonly podRunningTimeoutMs: number;
  readonly podUnscheduledTimeoutMs: number;
  readonly maxRevivals: number;
}

/**
 * The policy for one job's Pod: the job's `decoration_config` over the defaults. `revivals` counts how often its Pod was
 * already started again. Prow: pkg/plank/reconciler.go `syncPendingJob`.
 */
export function podPolicy(spec: ProwJobSpec, defaults: PodDefaults, revivals: number): PodPolicy {
  const config = spec.decoration_config ?? {};
  return {
    pendingTimeoutMs: durationOr(config.pod_pending_timeout, defaults.podPendingTimeoutMs),
    runningTimeoutMs: durationOr(config.pod_running_timeout, defaults.podRunningTimeoutMs),
    unscheduledTimeoutMs: durationOr(
      config.pod_unscheduled_timeout,
      defaults.podUnscheduledTimeoutMs,
    ),
    errorOnEviction: spec.error_on_eviction ?? false,
    revivals,
    maxRevivals: defaults.maxRevivals,
  };
}

function durationOr(text: string | undefined, defaultMs: number): number {
  return (text === undefined ? undefined : parseGoDuration(text)) ?? defaultMs;
}
