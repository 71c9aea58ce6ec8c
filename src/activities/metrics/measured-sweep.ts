import type { Metrics } from '../../ports/metrics.ts';
import type { SweepActivities } from '../sweep.ts';

export interface SweepMeasures {
  readonly metrics: Metrics;
  readonly now: () => Date;
}

/** The same Activities; what a sweep found and did is counted. Prow: cmd/sinker/main.go. */
export function measuredSweep(
  activities: SweepActivities,
  { metrics, now }: SweepMeasures,
): SweepActivities {
  return {
    ...activities,
    async sweepPods({ cluster }) {
      const beganMs = now().getTime();
      const swept = await activities.sweepPods({ cluster });
      const seconds = (now().getTime() - beganMs) / 1000;
      metrics.observe('sinker_loop_duration_seconds', { cluster }, seconds);
      metrics.set('sinker_pods_existing', { cluster }, swept.existing);
      for (const [reason, count] of Object.entries(swept.removed))
        metrics.count('sinker_pods_removed', { reason }, count);
      metrics.count('sinker_pod_removal_errors', { reason: 'unknown' }, swept.errors);
      return swept;
    },
  };
}
