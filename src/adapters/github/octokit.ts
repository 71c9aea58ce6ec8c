import { Octokit, type OctokitOptions } from '@octokit/core';
import { retry } from '@octokit/plugin-retry';
import type { Metrics } from '../../ports/metrics.ts';
import { measureCalls } from './measure-calls.ts';
import { type Budget, createBudget } from './budget.ts';
import { GITHUB_COM, type Pace, type Turns, createPacer } from './pace.ts';

/** What every connection to one GitHub shares. */
export interface ConnectionOptions {
  /** Address of the REST API without a slash at its end; GitHub.com's by default. */
  readonly baseUrl?: string | undefined;
  /** Said to GitHub with each request; `prowflow` by default. */
  readonly userAgent?: string | undefined;
  /** Where Octokit's warnings go (deprecations, clock skew); nowhere by default. They hold no secrets. */
  readonly log?: ConnectionLog | undefined;
  readonly pace?: Pace | undefined;
  /** A call that has no answer by then is broken off. GitHub gives up after 10 s itself. */
  readonly timeoutMs?: number | undefined;
  /** Wait before the first of three retries of a call that failed on the way (5xx, no answer); they wait 1, 4, 9 of it. */
  readonly retryDelayMs?: number | undefined;
  /** Where calls are counted. */
  readonly metrics?: Metrics | undefined;
}

export interface ConnectionLog {
  warn(message: string): void;
}

export const RETRY_DELAY_MS = 1000;

/** Answers that another try within seconds does not change; rate limits wait in Temporal, not here. */
const FINAL = [400, 401, 403, 404, 405, 409, 410, 422, 429, 451];

/** What comes first is nearest to the wire. */
const RetryingOctokit = Octokit.plugin(measureCalls, retry);

/** An account's way to GitHub, and when it may take it. */
export interface Line {
  readonly octokit: Octokit;
  readonly turns: Turns;
  readonly budget: Budget;
}

/** Opens a line; those of one identity (a token, or an installation) share what GitHub lets it do. */
export type OpenLine = (
  identity: string,
  auth: Pick<OctokitOptions, 'auth' | 'authStrategy'>,
) => Line;

/** Everything that is opened here keeps to one pace and to one budget for each identity. */
export function createLines(options: ConnectionOptions): OpenLine {
  const turnsOf = createPacer(options.pace ?? GITHUB_COM);
  const budgets = new Map<string, Budget>();
  return (identity, auth) => {
    const budget = budgets.get(identity) ?? createBudget();
    budgets.set(identity, budget);
    const octokit = makeOctokit(identity, auth, options);
    keepAccount(octokit, budget);
    return { octokit, turns: turnsOf(identity), budget };
  };
}

/** Refusals tell what is left as well as answers do. */
function keepAccount(octokit: Octokit, budget: Budget): void {
  octokit.hook.after('request', ({ headers }) => {
    budget.answered(headers, Date.now());
  });
  octokit.hook.error('request', (error) => {
    if ('response' in error && error.response) {
      budget.answered(error.response.headers, Date.now());
    }
    throw error;
  });
}

function makeOctokit(
  identity: string,
  auth: Pick<OctokitOptions, 'auth' | 'authStrategy'>,
  options: ConnectionOptions,
): Octokit {
  const timeoutMs = options.timeoutMs ?? 15_000;
  const quiet = (): void => undefined;
  return new RetryingOctokit({
    ...auth,
    ...(options.baseUrl === undefined ? {} : { baseUrl: options.baseUrl }),
    userAgent: options.userAgent ?? 'prowflow',
    calls: { metrics: options.metrics, identity },
    log: {
      debug: quiet,
      info: quiet,
      warn: (message: string) => options.log?.warn(message),
      error: (message: string) => options.log?.warn(message),
    },
    request: { fetch: fetchWithin(timeoutMs) },
    retry: { doNotRetry: FINAL, retryAfterBaseValue: options.retryDelayMs ?? RETRY_DELAY_MS },
  });
}

/** Breaks off when there is no answer by then, or when the call itself has had enough. */
function fetchWithin(timeoutMs: number): typeof fetch {
  return (url, init) => {
    const signals = [AbortSignal.timeout(timeoutMs), ...(init?.signal ? [init.signal] : [])];
    return fetch(url, { ...init, signal: AbortSignal.any(signals) });
  };
}
