import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { HttpRefusal } from './http-refusal.ts';
import type { JobsDeps } from './jobs-deps.ts';

/** Whoever can guess a token can start jobs. */
const SHORTEST_TOKEN = 16;

/**
 * Reads a file of tokens: one a line, with the name of whoever has it before it where there is one; `#` begins a comment.
 * Gives whose token one is, in words. Throws when a line is neither, or when there is none; it never quotes one.
 */
export function parseApiTokens(text: string): (token: string) => string | undefined {
  const lines = text.split('\n').map((line) => line.trim());
  const tokens = lines.flatMap((line, index) => {
    if (line === '' || line.startsWith('#')) return [];
    const [last = '', name = 'the API', ...more] = line.split(/\s+/).reverse();
    if (more.length === 0 && last.length >= SHORTEST_TOKEN) return [{ name, hash: hashOf(last) }];
    throw new HttpRefusal('NOT_ALLOWED', `line ${String(index + 1)} of the token file ${BAD_LINE}`);
  });
  if (tokens.length === 0) throw new HttpRefusal('NOT_ALLOWED', 'the token file has no token');
  return (token) => {
    const hash = hashOf(token);
    // All are compared, so that the time does not tell which.
    const found = tokens.filter((one) => timingSafeEqual(one.hash, hash));
    return found[0]?.name;
  };
}

const BAD_LINE = 'must be a token of at least 16 characters, or a name, a space and a token';

/**
 * Who acts, by the token of the Authorization header. A browser does not send that header by itself, so no other page can
 * act in somebody's name. Throws HttpRefusal NOT_ALLOWED where nobody may, NO_TOKEN for a token that is missing or unknown.
 */
export function actorOf(
  { headers }: FastifyRequest,
  { whoHas }: Pick<JobsDeps, 'whoHas'>,
): { readonly by: string } {
  if (!whoHas) throw new HttpRefusal('NOT_ALLOWED', OFF);
  const [, token] = /^Bearer ([^\s]{1,500})$/i.exec(headers.authorization ?? '') ?? [];
  const by = token === undefined ? undefined : whoHas(token);
  if (by !== undefined) return { by };
  throw new HttpRefusal('NO_TOKEN', 'acting needs a known token: Authorization: Bearer TOKEN');
}

const OFF =
  'nobody may act over HTTP here: start the API with --api-token-file, or use the command line';

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
