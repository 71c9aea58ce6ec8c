import {
  ActivityCancellationType,
  proxyActivities,
  proxyLocalActivities,
  workflowInfo,
} from '@temporalio/workflow';
import type { LeaseActivities } from '../activities/leases.ts';
import type { PodActivities } from '../activities/pods.ts';
import type { PullRequestActivities } from '../activities/pull-requests.ts';
import type { QueueActivities } from '../activities/queue.ts';
import type { ReportActivities } from '../activities/reports.ts';
import type { SweepActivities, Swept } from '../activities/sweep.ts';
import type { WatchActivities } from '../activities/watch.ts';
import { clusterQueue } from '../prowjob/cluster-queue.ts';

/**
 * Every Activity that the workflows call, with its limits. What normally takes milliseconds runs as a local Activity
 * inside the workflow task (one event instead of three); when that fails, the same deed is asked of the server, which
 * retries it for as long as it takes without growing the history.
 */

const QUICK = {
  startToCloseTimeout: '2s',
  scheduleToCloseTimeout: '3s',
  retry: { maximumAttempts: 2, initialInterval: '100ms' },
} as const;

const PATIENT = {
  startToCloseTimeout: '30s',
  retry: { initialInterval: '1s', maximumInterval: '30s' },
  // An attempt under way may still take effect: a workflow that goes on must know whether it did.
  cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
} as const;

export const quickPods = proxyLocalActivities<PodActivities>(QUICK);
/** Wait in a queue of their own for each build cluster. */
export function patientPods(cluster: string): Pick<PodActivities, keyof PodActivities> {
  return proxyActivities<PodActivities>({ ...PATIENT, taskQueue: queueOf(cluster) });
}

function queueOf(cluster: string): string {
  return clusterQueue(workflowInfo().taskQueue, cluster);
}

export const quickLeases = proxyLocalActivities<LeaseActivities>(QUICK);
export const patientLeases = proxyActivities<LeaseActivities>(PATIENT);

export const quickQueue = proxyLocalActivities<Pick<QueueActivities, 'tellGranted'>>(QUICK);
/** A review looks at every prow job that the queue knows. */
export const patientQueue = proxyActivities<QueueActivities>({
  ...PATIENT,
  startToCloseTimeout: '2m',
});

type ApplyActivities = Pick<PullRequestActivities, 'applyToJobs' | 'holdJobs'>;

export const quickApply = proxyLocalActivities<ApplyActivities>(QUICK);
export const patientApply = proxyActivities<ApplyActivities>(PATIENT);

/** Reads GitHub: pages of files can take a while, and rate limits say themselves how long to wait. */
export const { decide, decideAsked, decidePush, stillRunning } =
  proxyActivities<PullRequestActivities>({
    startToCloseTimeout: '2m',
    scheduleToCloseTimeout: '3 days',
    retry: { initialInterval: '1s', maximumInterval: '1m' },
  });

/** A label or a comment that GitHub does not take must not keep the next push waiting for long. */
export const { applyToPull } = proxyActivities<PullRequestActivities>({
  startToCloseTimeout: '30s',
  retry: { initialInterval: '1s', maximumAttempts: 6 },
});

/** Somebody waits for the answer. */
export const { findLatestJob } = proxyActivities<PullRequestActivities>({
  startToCloseTimeout: '40s',
  retry: { initialInterval: '1s', maximumAttempts: 2 },
});

/** A report on the way is overtaken by the next one, so it gives up soon. */
export const { reportProgress } = proxyActivities<ReportActivities>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '1s', maximumAttempts: 3 },
});

/** The verdict is told even after days of an outage. */
export const { reportFinal } = proxyActivities<ReportActivities>({
  startToCloseTimeout: '30s',
  scheduleToCloseTimeout: '3 days',
  retry: { initialInterval: '1s', maximumInterval: '1m' },
});

/** Runs for a day at a time; a worker that dies is noticed by its missing heartbeat and another takes over. */
export function watchPods(input: Parameters<WatchActivities['watchPods']>[0]): Promise<void> {
  const activities = proxyActivities<WatchActivities>({
    taskQueue: queueOf(input.cluster),
    startToCloseTimeout: '25h',
    heartbeatTimeout: '10s',
    retry: { initialInterval: '1s', maximumInterval: '10s' },
  });
  return activities.watchPods(input);
}

/** A sweep that fails is not worth much patience: the next one comes soon. */
const SWEEP = { retry: { initialInterval: '10s', maximumAttempts: 3 } } as const;

export const { clustersToSweep, packHistory } = proxyActivities<SweepActivities>({
  ...SWEEP,
  startToCloseTimeout: '15m',
});

/** Goes through all Pods of a cluster; a worker that dies is noticed by its missing heartbeat. */
export function sweepPods(input: { readonly cluster: string }): Promise<Swept> {
  const activities = proxyActivities<SweepActivities>({
    ...SWEEP,
    taskQueue: queueOf(input.cluster),
    // A cluster that no worker serves any more is left out this time.
    scheduleToStartTimeout: '10m',
    startToCloseTimeout: '1h',
    heartbeatTimeout: '1m',
  });
  return activities.sweepPods(input);
}
