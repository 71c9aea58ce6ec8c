import { activityInfo, heartbeat } from '@temporalio/activity';
import type { ReportProgress } from './reports.ts';

/** Progress as Temporal keeps it between the attempts of an Activity: in the details of its last heartbeat. */
export const reportProgressInTemporal: ReportProgress = {
  isRepeat: () => activityInfo().attempt > 1,
  done() {
    const details: unknown = activityInfo().heartbeatDetails;
    return Array.isArray(details) ? details.filter((name) => typeof name === 'string') : [];
  },
  keep(done) {
    heartbeat(done);
  },
};
