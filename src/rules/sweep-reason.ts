import type { JobEnd } from '../prowjob/job-end.ts';
import type { PodFacts } from '../prowjob/pod-facts.ts';
import type { Retention } from './retention.ts';

/** Why a Pod is removed, in Prow's words. */
export type SweepReason = 'aged' | 'ttled' | 'orphaned';

/** A Pod that is younger may belong to a run that is only being started. Prow: cmd/sinker/main.go `isPodOrphaned`. */
const ORPHANED_AFTER_MS = 30_000;

/**
 * Why a Pod is to be removed, or `undefined` for one that stays: the Pod of a run that goes on does, whatever its age.
 * Prow: cmd/sinker/main.go `clean`.
 */
export function sweepReason(
  pod: PodFacts,
  job: JobEnd,
  { podMs, endedPodMs }: Pick<Retention, 'podMs' | 'endedPodMs'>,
  now: Date,
): SweepReason | undefined {
  const nowMs = now.getTime();
  switch (job.kind) {
    case 'live':
      return undefined;
    case 'unknown':
      return nowMs - Date.parse(pod.createdAt) > ORPHANED_AFTER_MS ? 'orphaned' : undefined;
    case 'ended':
      if (pod.startedAt !== undefined && nowMs - Date.parse(pod.startedAt) > podMs) return 'aged';
      return nowMs - job.atMs > endedPodMs ? 'ttled' : undefined;
  }
}
