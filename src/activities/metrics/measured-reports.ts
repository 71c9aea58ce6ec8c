import type { Metrics } from '../../ports/metrics.ts';
import type { ReportActivities } from '../reports.ts';

export interface ReportMeasures {
  readonly metrics: Metrics;
  readonly now: () => Date;
  /** When the Activity under way was asked for, at its first attempt. */
  readonly askedAt: () => Date;
}

/** The same Activities; how long a verdict took until everybody knew it, with waits and other attempts, is measured. */
export function measuredReports(
  activities: ReportActivities,
  { metrics, now, askedAt }: ReportMeasures,
): ReportActivities {
  return {
    ...activities,
    async reportFinal(report) {
      await activities.reportFinal(report);
      const tookMs = now().getTime() - askedAt().getTime();
      metrics.observe('prowflow_end_to_report_seconds', {}, tookMs / 1000);
    },
  };
}
