import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Exchange } from '../openapi.ts';
import type { World } from '../world.ts';
import { ApiError, notFound } from './api-error.ts';
import { APPS } from './apps.ts';
import { askerOf } from './authenticate.ts';
import type { Asker, Call, Handler, Reply } from './call.ts';
import { CHECK_RUNS } from './check-runs.ts';
import { type Faults, createFaults } from './faults.ts';
import { GIT_OBJECTS } from './git-objects.ts';
import { ISSUES } from './issues.ts';
import { PEOPLE } from './people.ts';
import { PULLS } from './pulls.ts';
import { type RateLimit, createRateLimit } from './rate-limit.ts';
import { REPOSITORIES } from './repositories.ts';
import { type Match, type Router, createRouter } from './router.ts';
import { STATUSES } from './statuses.ts';

/** A call that the API was asked. */
export interface RecordedCall {
  readonly method: string;
  readonly path: string;
  /** `METHOD /path/{placeholder}`, or the method and the path where there is no such route. */
  readonly route: string;
  readonly status: number;
  /** Login, an App's slug, or `undefined` for nobody. */
  readonly asker: string | undefined;
}

export interface Api {
  readonly requests: readonly RecordedCall[];
  readonly failNext: Faults['failNext'];
  readonly leaveCalls: RateLimit['leaveCalls'];
  serve(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

const KEPT_CALLS = 10_000;
const ROUTES = {
  ...PEOPLE,
  ...APPS,
  ...REPOSITORIES,
  ...GIT_OBJECTS,
  ...PULLS,
  ...STATUSES,
  ...CHECK_RUNS,
  ...ISSUES,
};

const LIMITED: Reply = { status: 403, body: { message: 'API rate limit exceeded.' } };

/** A request on its way. */
interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly route: string;
  readonly match: Match | undefined;
  readonly asker: Asker;
}

/** The REST API over the world. `seen` is told of each exchange, to hold it against GitHub's description. */
export function createApi(world: World, seen: (exchange: Exchange) => void): Api {
  const find = createRouter(ROUTES);
  const faults = createFaults();
  const rateLimit = createRateLimit();
  const requests: RecordedCall[] = [];

  async function replyTo(asked: Asked, request: IncomingMessage): Promise<Reply> {
    const { match, asker, route } = asked;
    if (match === undefined) throw notFound();
    if (asker.kind === 'stranger') throw new ApiError('BAD_CREDENTIALS', asker.why);
    const body = await readJson(request);
    const call: Call = { ...asked, params: match.params, body };
    const reply = await perform(match.handler, world, call);
    seen({ route, status: reply.status, requestBody: body, responseBody: reply.body });
    return reply;
  }

  return {
    requests,
    failNext: faults.failNext,
    leaveCalls: rateLimit.leaveCalls,
    async serve(request, response) {
      const asked = read(request, world, find);
      const refused = rateLimit.isSpent() ? LIMITED : faults.take(asked.route);
      const reply = refused ?? (await replyTo(asked, request).catch(refusal));
      const { method, path, route } = asked;
      requests.push({ method, path, route, status: reply.status, asker: nameOf(asked.asker) });
      if (requests.length > KEPT_CALLS) requests.shift();
      request.resume();
      send(response, reply, rateLimit.count());
    },
  };
}

function read(request: IncomingMessage, { links, state }: World, find: Router): Asked {
  const method = request.method ?? 'GET';
  const { pathname: path, searchParams: query } = new URL(request.url ?? '/', links.api);
  const match = find(method, path);
  const asker = askerOf(state, request.headers.authorization);
  return { method, path, query, match, asker, route: match?.route ?? `${method} ${path}` };
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const body = await text(request);
  if (body === '') return undefined;
  try {
    return JSON.parse(body);
  } catch {
    throw new ApiError('BAD_JSON', 'Problems parsing JSON');
  }
}

async function perform(handler: Handler, world: World, call: Call): Promise<Reply> {
  try {
    return await handler(world, call);
  } catch (error) {
    return refusal(error);
  }
}

/** An error as an answer; what is not a refusal of the API is a bug of the emulator, and says so. */
function refusal(error: unknown): Reply {
  if (!(error instanceof ApiError)) {
    return { status: 500, body: { message: `the emulator failed: ${String(error)}` } };
  }
  const { message, status, errors } = error;
  const documentation_url = 'https://docs.github.com/rest';
  return {
    status,
    body: { message, ...(errors && { errors }), documentation_url, status: String(status) },
  };
}

function nameOf(asker: Asker): string | undefined {
  switch (asker.kind) {
    case 'account':
      return asker.login;
    case 'app':
      return asker.app.slug;
    case 'nobody':
    case 'stranger':
      return undefined;
  }
}

function send(
  response: ServerResponse,
  { status, body, headers }: Reply,
  more: Reply['headers'],
): void {
  response.writeHead(status, {
    'x-github-request-id': randomUUID(),
    'x-github-media-type': 'github.v3; format=json',
    ...(body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
    ...more,
    ...headers,
  });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
