import { randomInt } from 'node:crypto';
import { createBuildIds } from '../activities/build-id.ts';
import { askedAtInTemporal } from '../activities/metrics/asked-at.ts';
import { measuredDecisions } from '../activities/metrics/measured-decisions.ts';
import { measuredReporter } from '../activities/metrics/measured-reporter.ts';
import { measuredReports } from '../activities/metrics/measured-reports.ts';
import { measuredSweep } from '../activities/metrics/measured-sweep.ts';
import { createLeaseActivities } from '../activities/leases.ts';
import { createPodActivities } from '../activities/pods.ts';
import { createPullRequestActivities } from '../activities/pull-requests.ts';
import { reportProgressInTemporal } from '../activities/report-progress.ts';
import { gitHubCheckReporter } from '../activities/reporters/github-check.ts';
import { gitHubCommentReporter } from '../activities/reporters/github-comment.ts';
import { gitHubStatusReporter } from '../activities/reporters/github-status.ts';
import { createQueueActivities } from '../activities/queue.ts';
import { createReportActivities } from '../activities/reports.ts';
import { createWatchActivities } from '../activities/watch.ts';
import { slackReporter } from '../activities/reporters/slack.ts';
import { historyReporter } from '../activities/reporters/storage-history.ts';
import { podInfoReporter } from '../activities/reporters/storage-pod-info.ts';
import { storageReporter } from '../activities/reporters/storage.ts';
import { createSweepActivities } from '../activities/sweep.ts';
import type { ArtifactStores } from '../ports/artifact-store.ts';
import type { Chat } from '../ports/chat.ts';
import type { Clusters } from '../ports/cluster.ts';
import type { CodeHost } from '../ports/code-host.ts';
import type { ConfigSource } from '../ports/config-source.ts';
import type { History } from '../ports/history.ts';
import type { Leases } from '../ports/leases.ts';
import type { Metrics } from '../ports/metrics.ts';
import type { PodInfoSources } from '../ports/pod-info.ts';
import type { ProwJobs } from '../ports/prow-jobs.ts';
import type { PullRuns } from '../ports/pull-runs.ts';
import type { Reporter } from '../ports/reporter.ts';
import type { WorkerActivities } from './temporal-worker.ts';
import type { Inventories, JobEnds } from '../ports/sweep.ts';
import type { Tracer } from '../ports/tracer.ts';

export interface Ports {
  readonly metrics: Metrics;
  /** Absent while nobody traces. */
  readonly tracer?: Tracer | undefined;
  /** Absent where nobody gave tokens for one. */
  readonly chat?: Chat | undefined;
  readonly clusters: Clusters;
  /** The same clusters for deeds that may wait for them. */
  readonly patientClusters: Clusters;
  readonly codeHost: CodeHost;
  readonly config: ConfigSource;
  readonly history: History;
  readonly inventories: Inventories;
  readonly jobEnds: JobEnds;
  readonly leases: Leases;
  readonly podInfos: PodInfoSources;
  readonly prowJobs: ProwJobs;
  readonly pullRuns: PullRuns;
  readonly stores: ArtifactStores;
  /** Takes a sentence for operators. */
  readonly warn: (message: string) => void;
  /** Build ids of somebody else's making; without it they are made here. */
  readonly newBuildId?: ((job: string) => Promise<string>) | undefined;
}

/** Snowflake ids of 1,024 nodes: workers that start together seldom share one, and ids need only differ within a job. */
const NODES = 1_024;
/** Well under the heartbeat time-out of the watch. */
const HEARTBEAT_MS = 3_000;

/** Every Activity that the workflows call, on these ports. */
export function allActivities(ports: Ports): WorkerActivities {
  const now = (): Date => new Date();
  const newBuildId = ports.newBuildId ?? createBuildIds(randomInt(NODES), now);
  const { clusters, metrics, patientClusters } = ports;
  const ofPods = (of: Clusters) => createPodActivities({ ...ports, clusters: of, now, newBuildId });
  const sweep = measuredSweep(createSweepActivities({ ...ports, now }), { metrics, now });
  const reports = createReportActivities({
    reporters: reportersOf(ports).map((one) => measuredReporter(one, { ...ports, now })),
    progress: reportProgressInTemporal,
  });
  return {
    main: {
      ...ofPods(clusters),
      ...measuredDecisions(createPullRequestActivities({ ...ports, now }), { metrics, now }),
      ...createLeaseActivities(ports),
      ...createQueueActivities(ports),
      ...measuredReports(reports, { metrics, now, askedAt: askedAtInTemporal }),
      ...sweep,
    },
    ofClusters: {
      ...ofPods(patientClusters),
      ...sweep,
      ...createWatchActivities({ ...ports, now, heartbeatMs: HEARTBEAT_MS }),
    },
  };
}

/** Everybody who is told of a prow job's states. */
function reportersOf(ports: Ports): readonly Reporter[] {
  const { chat } = ports;
  return [
    gitHubStatusReporter(ports),
    gitHubCheckReporter(ports),
    gitHubCommentReporter(ports),
    ...(chat ? [slackReporter({ ...ports, chat })] : []),
    storageReporter(ports),
    podInfoReporter(ports),
    historyReporter(ports),
  ];
}
