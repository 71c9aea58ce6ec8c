import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { HttpRefusal } from './http-refusal.ts';

/** A name that cannot hold code: it is written into a script. */
const Query = z.object({
  var: z
    .string()
    .regex(/^[A-Za-z_$][\w$]{0,99}$/)
    .optional(),
});

/**
 * Answers with JSON, or with a script that sets the variable of the query's `var` to it. Prow: cmd/deck/main.go
 * `handlePluginHelp`. Throws HttpRefusal BAD_QUERY.
 */
export function sendJson(reply: FastifyReply, value: object, query: unknown): FastifyReply {
  const asked = Query.safeParse(query);
  if (!asked.success) {
    throw new HttpRefusal('BAD_QUERY', 'var must be the name of a variable, given once');
  }
  const { var: variable } = asked.data;
  const json = JSON.stringify(value);
  reply.headers({ 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' });
  return variable === undefined
    ? reply.type('application/json; charset=utf-8').send(json)
    : reply.type('text/javascript; charset=utf-8').send(`var ${variable} = ${json};`);
}
