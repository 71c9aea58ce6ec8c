import { jobProblem } from '../checks/loaded-job.ts';
import { allJobs } from './all-jobs.ts';
import type { Lint } from './rule.ts';

/** Kubernetes: apimachinery pkg/util/validation `LabelValueMaxLength`. */
const LONGEST_LABEL = 63;

/** Prow: cmd/checkconfig/main.go `validateJobRequirements`. */
export const longJobNames: Lint = {
  name: 'long-job-names',
  help: `The name of a job has more than ${LONGEST_LABEL} characters: it is cut in the labels of the job's Pods, where two jobs may then look the same.`,
  runs: 'by-default',
  find: ({ jobs }) =>
    allJobs(jobs)
      .filter(({ fields: { agent, name } }) => agent === 'kubernetes' && isLong(name))
      .map((job) => {
        const says = `the name has ${job.fields.name.length} characters; give it at most ${LONGEST_LABEL}`;
        return jobProblem(job, 'name', says);
      }),
};

function isLong(name: string): boolean {
  return name.length > LONGEST_LABEL;
}
