import type { Urgency } from '../../ports/code-host.ts';
import { GitHubError, toGitHubError } from './failure.ts';
import type { Line } from './octokit.ts';
import type { Turn } from './pace.ts';

/** Values for a route's placeholders, its query and its body. */
export type Parameters = Readonly<Record<string, unknown>>;

export interface Answer {
  readonly data: unknown;
  readonly hasNextPage: boolean;
}

/** Calls to GitHub under one identity. All throw {@link GitHubError}. */
export interface Session {
  /** One call. `route` is as in GitHub's REST reference: `GET /repos/{owner}/{repo}`. */
  ask(route: string, parameters: Parameters): Promise<Answer>;
  /** A call that must not be made twice by itself, such as one that posts a comment. */
  askOnce(route: string, parameters: Parameters): Promise<Answer>;
  /** A question that GitHub answers by "no content" for yes and by "not found" for no. */
  holds(route: string, parameters: Parameters): Promise<boolean>;
  /** The answers of all pages, up to `maxPages` of 100 items. */
  askAll(route: string, parameters: Parameters, maxPages: number): Promise<readonly unknown[]>;
  /** The same identity, for calls that matter more or less than usual. */
  urgent(urgency: Urgency): Session;
  /** May it write what GitHub's permissions for Apps call so, such as `checks`? Only an App is told. */
  mayWrite(permission: string): Promise<boolean>;
}

/** How a session reaches GitHub. */
export interface Connection extends Line {
  /** Called before each call; gives the headers that say who asks, if `octokit` does not know by itself. */
  authorize(): Promise<Readonly<Record<string, string>>>;
  /** What an App was allowed, by the name of each permission; absent for a token, which is not told. */
  permissions?(): Promise<Readonly<Record<string, string>>>;
  /** Called when GitHub does not take these credentials. */
  rejected?(): void;
}

const API_VERSION = '2022-11-28';
const PAGE_SIZE = 100;
/** News of a run is not sent again by itself, and not late: its verdict may be out by then. */
const PROGRESS_TIMEOUT_MS = 5_000;

/**
 * A session that leaves GitHub alone while GitHub asked for it: after an answer that names a wait, calls under this
 * identity fail at once with the seconds that are left, until they have passed. Who goes on calling while limited risks
 * a ban (GitHub's "Best practices for using the REST API").
 */
export function createSession(connection: Connection, urgency: Urgency = 'usual'): Session {
  const { octokit, turns, budget } = connection;

  async function call(route: string, parameters: Parameters): Promise<Answer> {
    const asked = describe(route, parameters);
    assertOpen(connection, urgency, asked);
    try {
      const answer = await turns.take(turnOf(route, urgency), async () => {
        assertOpen(connection, urgency, asked);
        const headers = { ...(await connection.authorize()), 'x-github-api-version': API_VERSION };
        return octokit.request(route, { ...parameters, ...hurried(urgency), headers });
      });
      const data: unknown = answer.data;
      return { data, hasNextPage: answer.headers.link?.includes('rel="next"') ?? false };
    } catch (error) {
      const failure = toGitHubError(error, asked, Date.now());
      if (failure.code === 'BAD_CREDENTIALS') connection.rejected?.();
      const isLimit = failure.code === 'RATE_LIMITED' && failure.status > 0;
      if (isLimit) budget.close(failure.retryAfterSeconds ?? 0, Date.now());
      throw failure;
    }
  }

  return {
    ask: call,
    askOnce: (route, parameters) => call(route, { ...parameters, request: { retries: 0 } }),
    holds: (route, parameters) => answerOf(call(route, parameters)),
    urgent: (other) => createSession(connection, other),
    mayWrite: async (permission) => (await connection.permissions?.())?.[permission] === 'write',
    async askAll(route, parameters, maxPages) {
      const pages: unknown[] = [];
      for (let page = 1; page <= maxPages; page++) {
        const { data, hasNextPage } = await call(route, {
          ...parameters,
          per_page: PAGE_SIZE,
          page,
        });
        pages.push(data);
        if (!hasNextPage) break;
      }
      return pages;
    },
  };
}

function assertOpen({ budget }: Connection, urgency: Urgency, asked: string): void {
  const closedMs = budget.waitMs(urgency, Date.now());
  if (closedMs === 0) return;
  throw new GitHubError('RATE_LIMITED', `${asked}: waiting until GitHub takes more calls`, {
    retryAfterSeconds: Math.ceil(closedMs / 1000),
  });
}

function turnOf(route: string, urgency: Urgency): Turn {
  const isWrite = !route.startsWith('GET ');
  return { urgency, isWrite, notifies: NOTIFYING.test(route) };
}

/** Calls that GitHub tells people of. GitHub: "Best practices for using the REST API". */
const NOTIFYING = /^POST .*\/(?:comments|issues|pulls|requested_reviewers|reviews)$/;

function hurried(urgency: Urgency): Parameters {
  if (urgency !== 'progress') return {};
  return { request: { retries: 0, signal: AbortSignal.timeout(PROGRESS_TIMEOUT_MS) } };
}

async function answerOf(call: Promise<Answer>): Promise<boolean> {
  try {
    await call;
    return true;
  } catch (error) {
    if (error instanceof GitHubError && error.code === 'NOT_FOUND') return false;
    throw error;
  }
}

/** `GET /repos/o/r/pulls/5`: the route with its placeholders filled, without query and body. */
function describe(route: string, parameters: Parameters): string {
  return route.replace(/\{(\w+)\}/g, (_, name: string) => String(parameters[name]));
}
