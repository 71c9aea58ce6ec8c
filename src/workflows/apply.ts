import type { JobChanges, JobHolds, RunningJob } from '../activities/pull-requests.ts';
import { patientApply, quickApply } from './activities.ts';

/** Starts and aborts prow jobs as decided. Their names make a repeated start a no-op. */
export async function applyToJobs(changes: JobChanges): Promise<readonly RunningJob[]> {
  const decisions = changes.decisions.filter(
    ({ kind }) => kind === 'start-job' || kind === 'abort-job',
  );
  if (decisions.length === 0) return [];
  const input = { ...changes, decisions };
  return quickApply.applyToJobs(input).catch(() => patientApply.applyToJobs(input));
}

/** Holds prow jobs that have not started, or releases them. */
export async function holdJobs(holds: JobHolds): Promise<void> {
  if (holds.prowJobs.length === 0) return;
  await quickApply.holdJobs(holds).catch(() => patientApply.holdJobs(holds));
}
