import { jobProblem } from '../checks/loaded-job.ts';
import { allJobs } from './all-jobs.ts';
import type { Lint } from './rule.ts';

/** Prow: cmd/checkconfig/main.go `validateDecoratedJobs`. */
export const nonDecoratedJobs: Lint = {
  name: 'non-decorated-jobs',
  help: 'A job of agent kubernetes is not decorated: nothing clones its code, keeps its log, or uploads its artifacts.',
  runs: 'by-default',
  find: ({ jobs }) =>
    allJobs(jobs)
      .filter(({ fields }) => fields.agent === 'kubernetes' && !fields.decorate)
      .map((job) => jobProblem(job, 'decorate', 'it is not decorated; set decorate: true')),
};
