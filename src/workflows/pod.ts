import {
  ActivityFailure,
  ApplicationFailure,
  CancellationScope,
  condition,
  isCancellation,
  log,
} from '@temporalio/workflow';
import type { PodAttempt, PodLook, PodStart } from '../activities/pods.ts';
import type { ProwJob } from '../prowjob/spec.ts';
import { patientPods, quickPods } from './activities.ts';
import type { Run } from './run.ts';

/** Creates the job's Pod, waiting for a cluster that does not answer; `undefined` when the job was aborted meanwhile. */
export async function startPod(
  { job, now, tell }: Run,
  attempt: Omit<PodAttempt, 'job'>,
): Promise<PodStart | undefined> {
  const input = { job, ...attempt };
  try {
    return await quickPods.startPod(input);
  } catch (error) {
    log.warn('the build cluster does not answer', { error });
    tell({ kind: 'held-up', by: waitsFor(error, job.spec.cluster) });
  }
  const scope = new CancellationScope();
  const creation = scope.run(() => patientPods(job.spec.cluster).startPod(input));
  void condition(() => now().kind === 'aborting').then(() => {
    scope.cancel();
  });
  try {
    return await creation;
  } catch (error) {
    if (isCancellation(error)) return undefined;
    throw error;
  }
}

/**
 * What is wrong with a cluster is for its operators: people see only whom to ask. A local Activity throws its failure as it
 * is, one of the server's wrapped.
 */
function waitsFor(error: unknown, cluster: string): string {
  const cause = error instanceof ActivityFailure ? error.cause : error;
  const isFull = cause instanceof ApplicationFailure && cause.type === 'ClusterError.OVER_QUOTA';
  return `Waiting for ${isFull ? 'quota in ' : ''}build cluster ${cluster}.`;
}

/** Reads the job's Pod and says what its state means. */
export async function lookAtPod(job: ProwJob, podName: string, revivals: number): Promise<PodLook> {
  const input = { job, podName, revivals };
  return quickPods.lookAtPod(input).catch(() => patientPods(job.spec.cluster).lookAtPod(input));
}

/** Removes the Pod of one attempt, whether or not it came to be. */
export async function removePod(job: ProwJob, attempt: number): Promise<void> {
  const input = { job, attempt };
  await quickPods.removePod(input).catch(() => patientPods(job.spec.cluster).removePod(input));
}
