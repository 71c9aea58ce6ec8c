import { createHmac, randomUUID } from 'node:crypto';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { createApi } from '../../src/api/server.ts';
import type { GitHubEvent } from '../../src/events/event.ts';
import type { Metrics } from '../../src/ports/metrics.ts';

export const SECRET = 'correct horse';

export interface TestApi {
  readonly app: FastifyInstance;
  readonly accepted: { readonly guid: string; readonly event: GitHubEvent }[];
  /** While set, nothing can be made durable. */
  outage: Error | undefined;
}

/** The API on a sink that keeps what it gets. */
export function testApi(secrets: readonly string[] = [SECRET], metrics?: Metrics): TestApi {
  const api: Omit<TestApi, 'app'> = { accepted: [], outage: undefined };
  const unlessDown = (deed: () => void): Promise<void> => {
    if (api.outage) return Promise.reject(api.outage);
    deed();
    return Promise.resolve();
  };
  const app = createApi({
    logger: false,
    metrics,
    secretsFor: () => secrets,
    sink: {
      accept: (delivery) => unlessDown(() => api.accepted.push(delivery)),
      check: () => unlessDown(() => undefined),
    },
  });
  return Object.assign(api, { app });
}

export function sign(body: string, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

/** Posts a delivery as GitHub does; `headers` replace, and with `undefined` drop, the usual ones. */
export function post(
  { app }: TestApi,
  body: string,
  headers: Readonly<Record<string, string | undefined>> = {},
): Promise<LightMyRequestResponse> {
  const all: Record<string, string | undefined> = {
    'content-type': 'application/json',
    'x-github-event': 'push',
    'x-github-delivery': randomUUID(),
    'x-hub-signature-256': sign(body, SECRET),
    ...headers,
  };
  const given = Object.entries(all).filter(([, value]) => value !== undefined);
  return app.inject({
    method: 'POST',
    url: '/hook',
    payload: body,
    headers: Object.fromEntries(given) as Record<string, string>,
  });
}

/** A push to main, as far as it is read. */
export const PUSH = JSON.stringify({
  ref: 'refs/heads/main',
  before: 'a'.repeat(40),
  after: 'b'.repeat(40),
  deleted: false,
  compare: 'https://github.com/org/repo/compare/a...b',
  commits: [{ added: ['a.txt'], removed: [], modified: [] }],
  repository: {
    name: 'repo',
    owner: { login: 'org' },
    html_url: 'https://github.com/org/repo',
  },
  sender: { login: 'dev' },
});
