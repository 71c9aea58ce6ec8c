import type { Check } from './loaded-job.ts';
import { jobProblem } from './loaded-job.ts';

const NAME = /^[A-Za-z0-9-._]+$/;
const JENKINS_NAME = /^[A-Za-z0-9-._](?:[A-Za-z0-9-._/]*[A-Za-z0-9-_])?$/;

/** Prow: pkg/config/config.go `validateJobName`. */
export const checkName: Check = (job) => {
  const isJenkins = job.fields.agent === 'jenkins';
  if ((isJenkins ? JENKINS_NAME : NAME).test(job.fields.name)) return [];
  const says = 'the name must be made of letters, digits, and the characters - . _';
  return [jobProblem(job, 'name', says)];
};

/** Prow: pkg/config/config.go `validateJobBase`. */
export const checkMaxConcurrency: Check = (job) =>
  (job.fields.max_concurrency ?? 0) < 0
    ? [jobProblem(job, 'max_concurrency', 'max_concurrency must not be negative; 0 is no limit')]
    : [];
