import type { Command } from 'commander';
import { addGetClusters } from './get-clusters.ts';
import { addGetJob } from './get-job.ts';
import { addGetJobs } from './get-jobs.ts';
import { addGetQueues } from './get-queues.ts';

/** Adds `prowflow get`: looks at what runs and waits, and changes nothing. */
export function addGet(program: Command): void {
  const get = program.command('get').description('look at what runs and waits');
  addGetJobs(get);
  addGetJob(get);
  addGetQueues(get);
  addGetClusters(get);
}
