import { judge, type PodStep } from '../pods/outcome.ts';
import { podFor } from '../pods/pod-for.ts';
import { podPolicy } from '../pods/pod-policy.ts';
import type { Clusters } from '../ports/cluster.ts';
import type { ConfigSource } from '../ports/config-source.ts';
import type { Leases } from '../ports/leases.ts';
import { LABEL } from '../prowjob/labels.ts';
import type { PodFacts } from '../prowjob/pod-facts.ts';
import type { ProwJob } from '../prowjob/spec.ts';
import type { Happening } from '../prowjob/state.ts';
import { jobUrl } from '../reports/job-url.ts';
import { leaseRequest, queueSettings } from '../rules/lease-request.ts';
import { isRefusal } from './failure.ts';
import { lookAgainAfterMs } from './look-again.ts';

export interface PodDeps {
  readonly clusters: Clusters;
  readonly config: ConfigSource;
  readonly leases: Pick<Leases, 'ask'>;
  /** A new build id for a run of a job; Prow's are time-ordered numbers. */
  readonly newBuildId: (job: string) => string | Promise<string>;
  readonly now: () => Date;
}

/** What the creation of a Pod came to, and when to look at it if nothing is heard of it. */
export interface PodStart {
  readonly happening: Happening;
  readonly lookAgainMs: number;
  /** The job has to wait for its lease, and there is no Pod yet. */
  readonly isQueued: boolean;
}

/** What a look at a Pod came to; no happening means that it still runs. */
export interface PodLook {
  readonly happening?: Happening;
  readonly lookAgainMs: number;
}

interface Attempt {
  readonly job: ProwJob;
  /** Counts the Pods of this prow job from 0. */
  readonly attempt: number;
}

export interface PodAttempt extends Attempt {
  /** The slots that the job needs are its own already. */
  readonly hasLease: boolean;
  /** Under which number it asks, if it has to. */
  readonly ticket: number;
  /** Somebody holds the pull request of the job. */
  readonly isHeld: boolean;
}

/** Deeds on the Pod of a prow job. Each may be repeated: names derive from the job and the attempt. */
export function createPodActivities({ clusters, config, leases, newBuildId, now }: PodDeps) {
  return {
    /** Creates the Pod; a job that limits concern has to ask for its lease first. */
    async startPod({ job, attempt, hasLease, ticket, isHeld }: PodAttempt): Promise<PodStart> {
      const { agent } = job.spec;
      if (agent !== 'kubernetes') return endedInError(`Jobs of agent ${agent} cannot be run yet.`);
      const cluster = clusters(job.spec.cluster);
      if (!cluster) return endedInError(unknownCluster(job));
      const { global } = config.current().config;
      const { plank } = global;
      const request = hasLease ? undefined : leaseRequest(job, global, { ticket, isHeld });
      if (request) {
        await leases.ask(request, queueSettings(global));
        return WAITING_FOR_A_SLOT;
      }
      try {
        const pod = await cluster.createPod(podOf(job, attempt, await newBuildId(job.spec.job)));
        const buildId = pod.labels[LABEL.buildId] ?? '';
        const url = jobUrl({ ...job, status: { ...job.status, build_id: buildId } }, plank);
        const workload = { podName: pod.name, buildId, url };
        const step = judge(pod, podPolicy(job.spec, plank, 0), now());
        return {
          happening: { kind: 'pod-created', workload },
          lookAgainMs: wait(step, pod, now()),
          isQueued: false,
        };
      } catch (error) {
        if (isRefusal(error)) return endedInError(`Pod can not be created: ${error.message}`);
        throw error;
      }
    },

    async lookAtPod({ job, podName, revivals }: Look): Promise<PodLook> {
      const cluster = clusters(job.spec.cluster);
      if (!cluster) return endedInError(unknownCluster(job));
      const { plank } = config.current().config.global;
      const where = { namespace: job.spec.namespace, name: podName };
      const pod = await cluster.readPod(where);
      const step = judge(pod, podPolicy(job.spec, plank, revivals), now());
      if (step.kind === 'wait') return { lookAgainMs: wait(step, pod, now()) };
      if (step.deletePod) await cluster.deletePod(where);
      return { happening: happeningOf(step), lookAgainMs: 0 };
    },

    async removePod({ job, attempt }: Attempt): Promise<void> {
      await clusters(job.spec.cluster)?.deletePod({
        namespace: job.spec.namespace,
        name: podName(job, attempt),
      });
    },
  };
}

export type PodActivities = ReturnType<typeof createPodActivities>;

interface Look {
  readonly job: ProwJob;
  readonly podName: string;
  readonly revivals: number;
}

/** Prow's Pods are named as their ProwJob; a Pod that replaces a lost one says which it is. */
function podName(job: ProwJob, attempt: number): string {
  return attempt === 0 ? job.metadata.name : `${job.metadata.name}-${String(attempt)}`;
}

function podOf(job: ProwJob, attempt: number, buildId: string): ReturnType<typeof podFor> {
  const pod = podFor(job, { buildId });
  const name = podName(job, attempt);
  return { ...pod, metadata: { ...pod.metadata, name, namespace: job.spec.namespace } };
}

function endedInError(description: string): PodStart {
  const happening = { kind: 'finished', result: 'error', description } as const;
  return { happening, lookAgainMs: 0, isQueued: false };
}

/** The queue signals when there is a slot; should that get lost, the job asks again. */
const ASK_AGAIN_MS = 5 * 60_000;

const WAITING_FOR_A_SLOT: PodStart = {
  happening: { kind: 'held-up', by: 'Waiting for a slot: as many jobs run as may.' },
  lookAgainMs: ASK_AGAIN_MS,
  isQueued: true,
};

/** Prow: pkg/plank/reconciler.go, `TerminalError` for a cluster without a client. */
function unknownCluster({ spec }: ProwJob): string {
  return `Terminal error: build cluster ${spec.cluster} is not configured.`;
}

function happeningOf(step: Exclude<PodStep, { kind: 'wait' }>): Happening {
  return step.kind === 'revive'
    ? { kind: 'pod-lost', countsAsRevival: step.countsAsRevival }
    : { kind: 'finished', result: step.result, description: step.description };
}

function wait(step: PodStep, pod: PodFacts | undefined, now: Date): number {
  return lookAgainAfterMs({
    now,
    createdAt: new Date(pod?.createdAt ?? now),
    deadlineMs: step.kind === 'wait' ? step.lookAgainAtMs : now.getTime(),
  });
}
