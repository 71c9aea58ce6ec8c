import { defineQuery, defineSignal } from '@temporalio/workflow';
import type { RunningJob } from '../activities/pull-requests.ts';
import type { Delivery } from '../activities/delivery.ts';
import type { AbortRequest } from '../prowjob/abort-request.ts';
import type { JobState } from '../prowjob/state.ts';

/** What the API, the CLI and the workflows say to each other. */

/** A nudge: the Pod of this prow job may have changed in a way that matters. The job reads the Pod itself. */
export interface PodChange {
  readonly podName: string;
  readonly phase: string;
}

/** What `prowflow explain` and the UI show of a pull request's workflow. */
export interface PullRequestState {
  readonly jobs: readonly RunningJob[];
  readonly waitingDeliveries: number;
  readonly lastDecisions: readonly string[];
}

export const deliverySignal = defineSignal<[Delivery]>('delivery');
export const abortSignal = defineSignal<[AbortRequest]>('abort');
export const podChangedSignal = defineSignal<[PodChange]>('podChanged');
export const jobStateQuery = defineQuery<JobState>('state');
export const pullRequestStateQuery = defineQuery<PullRequestState>('state');

/** Ids stay under 200 characters: SQL stores keep 255. */
export function pullRequestWorkflowId(org: string, repo: string, number: number): string {
  return `pull/${org}/${repo}/${String(number)}`;
}

export function eventWorkflowId(guid: string): string {
  return `event/${guid}`;
}

export function watcherWorkflowId(cluster: string, namespace: string): string {
  return `watch/${cluster}/${namespace}`;
}
