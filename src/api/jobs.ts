import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { isProwJobName } from '../prowjob/run-ids.ts';
import type { FoundJob } from '../ports/job-board.ts';
import type { JobPage } from './contract.ts';
import { noSuchJob, orUnavailable, type JobsDeps } from './jobs-deps.ts';
import { jobsPage } from './jobs-page.ts';
import { readJobsQuery, readQuery } from './jobs-query.ts';

export const ProwJobName = z.object({ name: z.string().max(250) });

/** The list of jobs, one job, and the queue, as JSON of our own: `contract.ts`. */
export function addJobs(app: FastifyInstance, deps: JobsDeps): void {
  app.get('/api/jobs', async (request, reply) => {
    const page = await orUnavailable(jobsPage(deps, readJobsQuery(request.query)));
    return reply.header('cache-control', 'no-cache').send(page);
  });
  app.get('/api/jobs/:name', async (request, reply): Promise<JobPage> => {
    const { name } = readQuery(ProwJobName, request.params);
    const found = await findShown(deps, name);
    const waiting = await waitingOf(deps, found);
    void reply.header('cache-control', 'no-cache');
    return { ...found, ...(waiting && { waiting }) };
  });
  app.get('/api/queues', (_request, reply) => {
    void reply.header('cache-control', 'no-cache');
    return orUnavailable(deps.queues());
  });
}

/** The run of this name; throws HttpRefusal NOT_FOUND for one that is not there or not for everybody's eyes. */
export async function findShown(
  { finder, isShown }: Pick<JobsDeps, 'finder' | 'isShown'>,
  name: string,
): Promise<FoundJob> {
  const found = isProwJobName(name) ? await orUnavailable(finder.byName(name)) : undefined;
  if (!found || !isShown(found.job)) throw noSuchJob(`prow job ${name.slice(0, 80)}`);
  return found;
}

/** Only a job that has no Pod yet can wait; that the queue does not answer hides no job. */
async function waitingOf({ queues }: Pick<JobsDeps, 'queues'>, { job }: FoundJob) {
  if (job.status.state !== 'triggered') return undefined;
  const queue = await queues().catch(() => undefined);
  return queue?.waiting.find(({ prowJob }) => prowJob === job.metadata.name);
}
