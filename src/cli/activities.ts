import { randomInt } from 'node:crypto';
import { createBuildIds } from '../activities/build-id.ts';
import { isRepeat } from '../activities/is-repeat.ts';
import { createPodActivities } from '../activities/pods.ts';
import { createPullRequestActivities } from '../activities/pull-requests.ts';
import { createReportActivities } from '../activities/reports.ts';
import { createWatchActivities } from '../activities/watch.ts';
import type { Clusters } from '../ports/cluster.ts';
import type { CodeHost } from '../ports/code-host.ts';
import type { ConfigSource } from '../ports/config-source.ts';
import type { ProwJobs } from '../ports/prow-jobs.ts';

export interface Ports {
  readonly clusters: Clusters;
  readonly codeHost: CodeHost;
  readonly config: ConfigSource;
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
    ...createReportActivities({ ...ports, isRepeat }),
    ...createWatchActivities({ ...ports, now, heartbeatMs: HEARTBEAT_MS }),
  };
}
