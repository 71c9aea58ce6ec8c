import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { mayAct, type JobAct } from '../prowjob/job-acts.ts';
import type { ProwJob } from '../prowjob/spec.ts';
import { actorOf } from './actions-token.ts';
import type { ActDone } from './contract.ts';
import { HttpRefusal } from './http-refusal.ts';
import { findShown, ProwJobName } from './jobs.ts';
import { orUnavailable, type JobsDeps } from './jobs-deps.ts';
import { OneQuery, sendYaml } from './jobs-of-prow.ts';
import { readQuery } from './jobs-query.ts';

const Mode = z.object({ mode: z.enum(['', 'latest']).default('') });
const ACTS = ['abort', 'hold', 'release', 'rerun'] as const;

/** What people do to runs, under addresses of our own and under Prow's. Prow: cmd/deck/main.go `handleAbort`, `handleRerun`. */
export function addActions(app: FastifyInstance, deps: JobsDeps): void {
  for (const act of ACTS) {
    app.post(`/api/jobs/:name/${act}`, async (request, reply) => {
      const { name } = readQuery(ProwJobName, request.params);
      return reply.code(202).send(await perform(deps, request, act, name));
    });
  }
  app.post('/abort', async (request, reply) => {
    const { prowjob } = readQuery(OneQuery, request.query);
    return reply.code(202).send(await perform(deps, request, 'abort', prowjob));
  });
  app.post('/rerun', async (request, reply) => {
    const { prowjob } = readQuery(OneQuery, request.query);
    return sendYaml(reply, deps, await rerun(deps, request, prowjob));
  });
  app.get('/rerun', async (request, reply) => {
    const { prowjob } = readQuery(OneQuery, request.query);
    const { mode } = readQuery(Mode, request.query);
    // To find out how a job is configured now costs a worker something.
    const by = mode === 'latest' ? actorOf(request, deps) : { by: 'nobody yet' };
    const { job } = await findShown(deps, prowjob);
    return sendYaml(reply, deps, await madeRerun(deps, job, by, mode));
  });
}

async function perform(
  deps: JobsDeps,
  request: FastifyRequest,
  act: JobAct,
  name: string,
): Promise<ActDone> {
  if (act === 'rerun') {
    const { metadata } = await rerun(deps, request, name);
    return { says: `${name} runs again as ${metadata.name}`, prowJob: metadata.name };
  }
  const by = actorOf(request, deps);
  await findFor(deps, act, name);
  request.log.info({ act, prowJob: name, ...by }, 'act');
  const { acts } = deps;
  const deed = act === 'release' ? acts.release(name) : acts[act](name, by);
  await orUnavailable(deed);
  return { says: `${name} ${DONE[act]}`, prowJob: name };
}

const DONE = { abort: 'is being aborted', hold: 'is held', release: 'is released' };

async function rerun(deps: JobsDeps, request: FastifyRequest, name: string): Promise<ProwJob> {
  const by = actorOf(request, deps);
  const { mode } = readQuery(Mode, request.query);
  const before = await findFor(deps, 'rerun', name);
  const job = await madeRerun(deps, before, by, mode);
  request.log.info({ act: 'rerun', prowJob: name, as: job.metadata.name, mode, ...by }, 'act');
  await orUnavailable(deps.acts.start(job));
  return job;
}

async function madeRerun(
  { acts }: Pick<JobsDeps, 'acts'>,
  job: ProwJob,
  by: { readonly by: string },
  mode: '' | 'latest',
): Promise<ProwJob> {
  if (job.spec.pod_spec === undefined && job.spec.agent === 'kubernetes' && mode !== 'latest') {
    const says = 'what ran then is not remembered any more: ask for mode=latest';
    throw new HttpRefusal('WRONG_STATE', says);
  }
  const made = await orUnavailable(acts.makeRerun(job, by, mode === 'latest' ? 'latest' : 'same'));
  if (made.kind === 'made') return made.job;
  throw new HttpRefusal('WRONG_STATE', `it cannot be run again: ${made.why}`);
}

/** A run that may be acted on; throws HttpRefusal NOT_FOUND or WRONG_STATE. */
async function findFor(deps: JobsDeps, act: JobAct, name: string): Promise<ProwJob> {
  const { job } = await findShown(deps, name);
  const verdict = mayAct(act, job.status);
  if (verdict.may) return job;
  throw new HttpRefusal('WRONG_STATE', verdict.why);
}
