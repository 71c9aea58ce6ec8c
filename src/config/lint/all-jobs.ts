import type { LoadedJobs } from '../checks/all.ts';
import type { LoadedJob } from '../checks/loaded-job.ts';

/** The jobs of every kind, in the order of the files. */
export function allJobs({ presubmits, postsubmits, periodics }: LoadedJobs): readonly LoadedJob[] {
  return [...presubmits, ...postsubmits, ...periodics];
}
