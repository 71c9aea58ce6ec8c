import { defineQuery, defineSignal } from '@temporalio/workflow';
import type { RunningJob } from '../activities/pull-requests.ts';
import type { Asked } from '../activities/asked.ts';
import type { Delivery } from '../activities/delivery.ts';
import type { AbortRequest } from '../prowjob/abort-request.ts';
import type { HoldRequest } from '../prowjob/hold-request.ts';
import type { LeaseRequest, LeaseReturn, QueueSettings } from '../prowjob/queue/queue.ts';
import type { ScopeView, WaitingView } from '../prowjob/queue/view.ts';
import type { ProwJob } from '../prowjob/spec.ts';
import type { JobState } from '../prowjob/state.ts';
import type { TimelineEntry } from '../prowjob/timeline.ts';

/** What the API, the CLI and the workflows say to each other. */

/** A nudge: the Pod of this prow job may have changed in a way that matters. The job reads the Pod itself. */
export interface PodChange {
  readonly podName: string;
  readonly phase: string;
}

/** Who holds a pull request, in words, and since when (RFC 3339). */
export interface PullHold {
  readonly by: string;
  readonly since: string;
}

/** What `prowflow explain` and the UI show of a pull request's workflow. */
export interface PullRequestState {
  /** The commit that the last decisions were about. */
  readonly head?: string;
  readonly held?: PullHold;
  readonly jobs: readonly RunningJob[];
  readonly waitingDeliveries: number;
  readonly lastDecisions: readonly string[];
}

/** What the queue of those who wait for slots is told. */
export type LeaseMail =
  | {
      readonly kind: 'asked';
      readonly request: LeaseRequest;
      readonly settings: QueueSettings;
    }
  | { readonly kind: 'returned'; readonly returned: LeaseReturn }
  /** Look now who still runs, and which limits are in force. */
  | { readonly kind: 'review' };

export const deliverySignal = defineSignal<[Delivery]>('delivery');
export const abortSignal = defineSignal<[AbortRequest]>('abort');
export const podChangedSignal = defineSignal<[PodChange]>('podChanged');
export const holdSignal = defineSignal<[HoldRequest]>('hold');
export const releaseSignal = defineSignal('release');
/** The prow job has the lease that it asked for with this ticket. */
export const leaseGrantedSignal = defineSignal<[ticket: number]>('leaseGranted');
export const jobStateQuery = defineQuery<JobState>('state');
/** The prow job with its status as it is now, which people and tools read. */
export const jobQuery = defineQuery<ProwJob>('job');
/** Has the prow job a Pod or a lease? */
export const usesSlotQuery = defineQuery<boolean>('usesSlot');
export const timelineQuery = defineQuery<readonly TimelineEntry[]>('timeline');
export const pullHoldSignal = defineSignal<[Asked]>('hold');
export const pullReleaseSignal = defineSignal<[Asked]>('release');
export const pullRetestSignal = defineSignal<[Asked]>('retest');
/** A prow job that its pull request's workflow did not start, and is to remember as if it had. */
export const pullJobSignal = defineSignal<[RunningJob]>('job');
export const leaseMailSignal = defineSignal<[readonly LeaseMail[]]>('leaseMail');
export const slotsQuery = defineQuery<readonly ScopeView[]>('slots');
export const waitingQuery = defineQuery<readonly WaitingView[]>('waiting');
export const pullRequestStateQuery = defineQuery<PullRequestState>('state');

/** Ids stay under 200 characters: SQL stores keep 255. */
export function pullRequestWorkflowId(org: string, repo: string, number: number): string {
  return `pull/${org}/${repo}/${String(number)}`;
}

/** An issue has a workflow like that of a pull request, which never has jobs. */
export function issueWorkflowId(org: string, repo: string, number: number): string {
  return `issue/${org}/${repo}/${String(number)}`;
}

export function eventWorkflowId(guid: string): string {
  return `event/${guid}`;
}

/** Asks a worker how a job is configured now; `guid` is the asker's. */
export function latestJobWorkflowId(guid: string): string {
  return `latest-job/${guid}`;
}

/** One queue decides about all limits. */
export const QUEUE_WORKFLOW_ID = 'queue/all';

/** The Schedule that sweeps; the ids of its runs begin with it. */
export const SWEEP_ID = 'sweep';

export function watcherWorkflowId(cluster: string, namespace: string): string {
  return `watch/${cluster}/${namespace}`;
}
