import { assertNever } from './assert-never.ts';
import type { ProwJob, ProwJobState, ProwJobStatus } from './spec.ts';
import type { JobState } from './state.ts';

/** When a job came to where it stands: RFC 3339 in UTC. */
export interface JobTimes {
  readonly pendingTime?: string;
  readonly completionTime?: string;
}

/**
 * A prow job with the status that Prow's users and tools read, for the state that it is in: what is in prowjob.json,
 * what templates see and what the API shows. Prow: pkg/apis/prowjobs/v1/types.go `ProwJobStatus`.
 */
export function withStatus(job: ProwJob, state: JobState, times: JobTimes): ProwJob {
  return { ...job, status: { ...job.status, ...times, ...statusOf(state) } };
}

/** Prow's word for a state. A job that is being aborted counts as aborted, and lacks its completion time. */
export function stateWord(state: JobState): Exclude<ProwJobState, 'scheduling'> {
  switch (state.kind) {
    case 'triggered':
    case 'pending':
      return state.kind;
    case 'aborting':
      return 'aborted';
    case 'done':
      return state.result;
    default:
      return assertNever(state);
  }
}

/** Has the job come to its end? */
export function isComplete(status: ProwJobStatus): boolean {
  return status.completionTime !== undefined;
}

function statusOf(state: JobState): ProwJobStatus {
  const workload = 'workload' in state ? state.workload : undefined;
  return {
    state: stateWord(state),
    description: descriptionOf(state),
    ...(workload && {
      url: workload.url,
      pod_name: workload.podName,
      build_id: workload.buildId,
    }),
    ...('revivals' in state && state.revivals > 0 && { pod_revival_count: state.revivals }),
  };
}

/** Prow: pkg/plank/reconciler.go `syncTriggeredJob`. */
function descriptionOf(state: JobState): string {
  switch (state.kind) {
    case 'triggered':
      return state.heldUpBy ?? '';
    case 'pending':
      return 'Job triggered.';
    case 'aborting':
    case 'done':
      return state.description;
    default:
      return assertNever(state);
  }
}
