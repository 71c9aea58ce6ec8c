import type { WorkflowExecutionInfo } from '@temporalio/client';
import type { ProwJob, ProwJobStatus } from '../../prowjob/spec.ts';

type Listed = Pick<WorkflowExecutionInfo, 'closeTime' | 'memo' | 'status' | 'workflowId'>;

/**
 * A prow job out of Temporal's list: what it was started with, and what it last said of itself. `undefined` for one that
 * says nothing. A workflow that was terminated could not tell its end.
 */
export function listedJob({ memo = {}, closeTime, status }: Listed): ProwJob | undefined {
  const { job, status: told } = memo;
  if (!isProwJob(job)) return undefined;
  const all: ProwJobStatus = { ...job.status, ...(isStatus(told) && told) };
  if (closeTime === undefined || all.completionTime !== undefined) return { ...job, status: all };
  const completionTime = closeTime.toISOString();
  if (status.name === 'COMPLETED') return { ...job, status: { ...all, completionTime } };
  const description = `Its workflow ended as ${status.name.toLowerCase()}.`;
  return { ...job, status: { ...all, state: 'error', description, completionTime } };
}

/** It was written by us, and may have been by an older version. */
function isProwJob(value: unknown): value is ProwJob {
  if (!isObject(value)) return false;
  const { metadata, spec, status } = value;
  return (
    isObject(metadata) &&
    typeof metadata['name'] === 'string' &&
    isObject(spec) &&
    typeof spec['job'] === 'string' &&
    isStatus(status)
  );
}

function isStatus(value: unknown): value is ProwJobStatus {
  return isObject(value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
