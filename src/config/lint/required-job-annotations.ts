import { jobProblem } from '../checks/loaded-job.ts';
import { allJobs } from './all-jobs.ts';
import type { Lint } from './rule.ts';

/** Prow: cmd/checkconfig/main.go `validateRequiredJobAnnotations`. */
export const requiredJobAnnotations: Lint = {
  name: 'required-job-annotations',
  help: 'A job lacks an annotation that --required-job-annotations asks of every job.',
  runs: 'by-default',
  find: ({ jobs, requiredJobAnnotations: required }) =>
    allJobs(jobs).flatMap((job) => {
      const missing = required.filter((name) => !Object.hasOwn(job.fields.annotations ?? {}, name));
      if (missing.length === 0) return [];
      return [jobProblem(job, 'annotations', `it needs the annotations ${missing.join(', ')}`)];
    }),
};
