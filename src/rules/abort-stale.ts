import type { AbortJob } from '../prowjob/decision.ts';
import type { RunningJob } from './running-job.ts';

/** A batch tests several pull requests at once and belongs to the merge pool, which ends it itself. */
function ofPull(running: readonly RunningJob[]): readonly RunningJob[] {
  return running.filter(({ type }) => type === 'presubmit');
}

function abort({ prowJob }: RunningJob, because: string, isSuperseded = false): AbortJob {
  return { kind: 'abort-job', prowJob, because, isSuperseded };
}

/** Jobs of an older commit are no longer worth their Pods. Prow: pkg/plugins/trigger `abortAllJobs`. */
export function abortStale(running: readonly RunningJob[], headSha: string): readonly AbortJob[] {
  return ofPull(running)
    .filter((job) => job.headSha !== headSha)
    .map((job) => abort(job, 'the pull request has a newer commit'));
}

/** Nobody waits for the jobs any more. Prow: pkg/plugins/trigger `abortAllJobs`. */
export function abortAll(running: readonly RunningJob[], because: string): readonly AbortJob[] {
  return ofPull(running).map((job) => abort(job, because));
}

/** A run of a job for a pull request. */
export type Run = Pick<RunningJob, 'job' | 'baseRef' | 'headSha'>;

/**
 * Of two runs of one job for one pull request and base the newest counts. One for the same commit reports in place of
 * the older; for another commit the older tells its own end. Prow: pkg/pjutil/abort.go `TerminateOlderJobs`.
 */
export function abortOlder(running: readonly RunningJob[], newest: Run): readonly AbortJob[] {
  return ofPull(running)
    .filter(({ job, baseRef }) => job === newest.job && baseRef === newest.baseRef)
    .map((older) => {
      return abort(older, 'a newer run of the job starts', older.headSha === newest.headSha);
    });
}

/** Does the job already run for this very commit and base? */
export function isRunning(running: readonly RunningJob[], wanted: Run): boolean {
  return ofPull(running).some(
    ({ job, baseRef, headSha }) =>
      job === wanted.job && baseRef === wanted.baseRef && headSha === wanted.headSha,
  );
}
