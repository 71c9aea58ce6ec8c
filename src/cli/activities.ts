import { randomInt } from 'node:crypto';
import { createBuildIds } from '../activities/build-id.ts';
import { createLeaseActivities } from '../activities/leases.ts';
import { createPodActivities } from '../activities/pods.ts';
import { createPullRequestActivities } from '../activities/pull-requests.ts';
import { reportProgressInTemporal } from '../activities/report-progress.ts';
import { gitHubStatusReporter } from '../activities/reporters/github-status.ts';
import { createQueueActivities } from '../activities/queue.ts';
import { createReportActivities } from '../activities/reports.ts';
import { createWatchActivities } from '../activities/watch.ts';
import type { Clusters } from '../ports/cluster.ts';
import type { CodeHost } from '../ports/code-host.ts';
import type { ConfigSource } from '../ports/config-source.ts';
import type { Leases } from '../ports/leases.ts';
import type { ProwJobs } from '../ports/prow-jobs.ts';

export interface Ports {
  readonly clusters: Clusters;
  readonly codeHost: CodeHost;
  readonly config: ConfigSource;
  readonly leases: Leases;
  readonly prowJobs: ProwJobs;
}

/** Snowflake ids of 1,024 nodes: workers that start together seldom share one, and ids need only differ within a job. */
const NODES = 1_024;
/** Well under the heartbeat time-out of the watch. */
const HEARTBEAT_MS = 3_000;

/** Every Activity that the workflows call, on these ports. */
export function allActivities(ports: Ports): object {
  const now = (): Date => new Date();
  return {
    ...createPodActivities({ ...ports, now, newBuildId: createBuildIds(randomInt(NODES), now) }),
    ...createPullRequestActivities({ ...ports, now }),
    ...createLeaseActivities(ports),
    ...createQueueActivities(ports),
    ...createReportActivities({
      reporters: [gitHubStatusReporter(ports)],
      progress: reportProgressInTemporal,
    }),
    ...createWatchActivities({ ...ports, now, heartbeatMs: HEARTBEAT_MS }),
  };
}
