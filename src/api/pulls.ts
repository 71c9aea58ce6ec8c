import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { isOrgOrRepo } from '../prowjob/run-ids.ts';
import { actorOf } from './actions-token.ts';
import { orUnavailable, type JobsDeps } from './jobs-deps.ts';
import { readQuery } from './jobs-query.ts';

const name = z.string().refine(isOrgOrRepo, 'it is no name of an org or repository');
const Pull = z.object({
  org: name,
  repo: name,
  number: z.coerce.number().int().positive().max(999_999_999),
});

const ACTS = { hold: 'held', release: 'released', retest: 'retested' } as const;

/** What people do to pull requests. The pull request's workflow does it in its turn, so the answer is 202. */
export function addPulls(app: FastifyInstance, deps: JobsDeps): void {
  for (const act of ['hold', 'release', 'retest'] as const) {
    app.post(`/api/pulls/:org/:repo/:number/${act}`, async (request, reply) => {
      const by = actorOf(request, deps);
      const pull = readQuery(Pull, request.params);
      const text = `${pull.org}/${pull.repo}#${String(pull.number)}`;
      request.log.info({ act, pull: text, ...by }, 'act');
      await orUnavailable(deps.acts.askOfPull(pull, act, by));
      return reply.code(202).send({ says: `${text} is going to be ${ACTS[act]}` });
    });
  }
}
