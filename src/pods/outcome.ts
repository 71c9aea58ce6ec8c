import { assertNever } from '../prowjob/assert-never.ts';
import type { PodFacts } from '../prowjob/pod-facts.ts';
import type { JobResult } from '../prowjob/state.ts';

/** What may happen to a job's Pod before the job ends. Durations in milliseconds. */
export interface PodPolicy {
  /** From the start of the Pod on its node until its containers run. */
  readonly pendingTimeoutMs: number;
  /** From the start of the Pod on its node until its end. */
  readonly runningTimeoutMs: number;
  /** From the creation of the Pod until it has a node. */
  readonly unscheduledTimeoutMs: number;
  /** An evicted Pod ends the job instead of being started again. */
  readonly errorOnEviction: boolean;
  /** How often the Pod was started again. */
  readonly revivals: number;
  readonly maxRevivals: number;
}

/** What a Pod's state asks for. `description` is what the job's status will say. */
export type PodStep =
  | {
      readonly kind: 'finish';
      readonly result: JobResult;
      readonly description: string;
      readonly deletePod: boolean;
    }
  | {
      readonly kind: 'revive';
      readonly cause: PodLoss;
      readonly deletePod: boolean;
      /** False for a Pod that someone deleted: Prow starts those again without counting. */
      readonly countsAsRevival: boolean;
    }
  /** Epoch milliseconds of the next deadline; absent when only a change of the Pod can matter. */
  | { readonly kind: 'wait'; readonly lookAgainAtMs?: number };

/** How a Pod can be lost through no fault of its job. */
export type PodLoss = 'missing' | 'evicted' | 'unreachable' | 'preempted' | 'disrupted' | 'unknown';

/**
 * Judges a running job by its Pod; `undefined` is a Pod that is not there. The first that fits decides: gone, evicted,
 * node lost, ended by the cluster in another way, out of memory, phase unknown, then the phase.
 * Prow: pkg/plank/reconciler.go `syncPendingJob`. Unlike there, a running Pod's deadline is asked for, so it is noticed
 * when it comes; a revival counts; and a Pod that the cluster preempts or drains away is started again.
 */
export function judge(pod: PodFacts | undefined, policy: PodPolicy, now: Date): PodStep {
  if (pod === undefined) {
    return { kind: 'revive', cause: 'missing', deletePod: false, countsAsRevival: false };
  }
  if (pod.reason === 'Evicted') {
    if (policy.errorOnEviction) return finish('error', 'Job pod was evicted by the cluster.');
    return reviveOrGiveUp('evicted', policy);
  }
  if (pod.reason === 'NodeLost' && pod.deletedAt) return reviveOrGiveUp('unreachable', policy);
  const disruption = disruptionOf(pod);
  if (disruption) return reviveOrGiveUp(disruption, policy);
  switch (pod.phase) {
    case 'Unknown':
      return reviveOrGiveUp('unknown', policy);
    case 'Succeeded':
      return succeeded(pod);
    case 'Failed':
      return finish('failure', 'Job failed.');
    case 'Pending':
      return pending(pod, policy, now);
    case 'Running':
      return running(pod, policy, now);
    default:
      return assertNever(pod.phase);
  }
}

/** What the cluster does to a Pod whose work is done by then changes nothing. */
function disruptionOf({ phase, reason, disruption }: PodFacts): PodLoss | undefined {
  if (phase === 'Succeeded') return undefined;
  // The kubelet's word for a Pod that makes room for a critical one.
  if (reason === 'Preempting' || disruption === 'PreemptionByScheduler') return 'preempted';
  return disruption === undefined ? undefined : 'disrupted';
}

function reviveOrGiveUp(cause: PodLoss, { revivals, maxRevivals }: PodPolicy): PodStep {
  if (revivals < maxRevivals) {
    return { kind: 'revive', cause, deletePod: true, countsAsRevival: true };
  }
  return finish(
    'error',
    `Job pod reached max revivals (${String(maxRevivals)}) after being stopped unexpectedly (${cause})`,
  );
}

/** The phase alone has been wrong: kubernetes/kubernetes#58711. */
function succeeded({ containers }: PodFacts): PodStep {
  return containers.every(({ state, exitCode }) => state === 'terminated' && exitCode === 0)
    ? finish('success', 'Job succeeded.')
    : finish('error', "Pod was in succeeded phase but some containers didn't finish");
}

function pending(pod: PodFacts, policy: PodPolicy, now: Date): PodStep {
  const deadlineMs = pod.startedAt
    ? Date.parse(pod.startedAt) + policy.pendingTimeoutMs
    : Date.parse(pod.createdAt) + policy.unscheduledTimeoutMs;
  if (now.getTime() >= deadlineMs) {
    const why = pod.startedAt ? `Pod pending timeout.${waitsWith(pod)}` : 'Pod scheduling timeout.';
    return expired('error', why);
  }
  return pod.deletedAt ? deletedByOthers() : { kind: 'wait', lookAgainAtMs: deadlineMs };
}

/** What the first container that does not start says of it, such as ImagePullBackOff. */
function waitsWith({ containers }: PodFacts): string {
  const stuck = containers.find(
    ({ state, reason }) => state === 'waiting' && reason && reason !== 'PodInitializing',
  );
  return stuck ? ` Container ${stuck.name} waits with ${stuck.reason ?? ''}.` : '';
}

function running(pod: PodFacts, policy: PodPolicy, now: Date): PodStep {
  if (pod.containers.some(({ reason }) => reason === 'OOMKilled')) {
    return finish('error', 'Job pod was OOM killed by the cluster.');
  }
  if (pod.deletedAt) return deletedByOthers();
  if (!pod.startedAt) return { kind: 'wait' };
  const deadlineMs = Date.parse(pod.startedAt) + policy.runningTimeoutMs;
  if (now.getTime() >= deadlineMs) return expired('aborted', 'Pod running timeout.');
  return { kind: 'wait', lookAgainAtMs: deadlineMs };
}

function deletedByOthers(): PodStep {
  return finish('error', 'Pod got deleted unexpectedly');
}

function finish(result: JobResult, description: string): PodStep {
  return { kind: 'finish', result, description, deletePod: false };
}

function expired(result: JobResult, description: string): PodStep {
  return { kind: 'finish', result, description, deletePod: true };
}
