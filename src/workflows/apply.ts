import type { JobChanges, RunningJob } from '../activities/pull-requests.ts';
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
