/** Everything that the workflow bundle holds. */
export { handleEvent } from './handle-event.ts';
export { jobQueue } from './job-queue.ts';
export { latestJob } from './latest-job.ts';
export { prowJob } from './prow-job.ts';
export { pullRequest } from './pull-request.ts';
export { sweep } from './sweep.ts';
export { watcher } from './watcher.ts';
