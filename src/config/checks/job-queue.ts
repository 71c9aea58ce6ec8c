import type { Check } from './loaded-job.ts';
import { jobProblem } from './loaded-job.ts';

/** A job's queue must be one that has a capacity. Prow: pkg/config/config.go `validateJobQueueName`. */
export function checkJobQueue(capacities: Readonly<Record<string, number>>): Check {
  return (job) => {
    const queue = job.fields.job_queue_name;
    if (queue === undefined || Object.hasOwn(capacities, queue)) return [];
    const says = `the job queue ${queue} has no capacity; add it to plank.job_queue_capacities`;
    return [jobProblem(job, 'job_queue_name', says)];
  };
}
