import { Octokit, type OctokitOptions } from '@octokit/core';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import { GITHUB_COM, type Pace, createWriteQueues } from './pace.ts';

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
}

export interface ConnectionLog {
  warn(message: string): void;
}

export const RETRY_DELAY_MS = 1000;

/** Answers that another try within seconds does not change; rate limits wait in Temporal, not here. */
const FINAL = [400, 401, 403, 404, 405, 409, 410, 422, 429, 451];

const PacedOctokit = Octokit.plugin(retry, throttling);

/** Makes Octokits that share one pace; each is known to the pace by its identity (a token, or an installation). */
export function createOctokitFactory(
  options: ConnectionOptions,
): (identity: string, auth: Pick<OctokitOptions, 'auth' | 'authStrategy'>) => Octokit {
  const queues = createWriteQueues(options.pace ?? GITHUB_COM);
  const timeoutMs = options.timeoutMs ?? 15_000;
  const quiet = (): void => undefined;
  return (identity, auth) =>
    new PacedOctokit({
      ...auth,
      ...(options.baseUrl === undefined ? {} : { baseUrl: options.baseUrl }),
      userAgent: options.userAgent ?? 'prowflow',
      log: {
        debug: quiet,
        info: quiet,
        warn: (message: string) => options.log?.warn(message),
        error: (message: string) => options.log?.warn(message),
      },
      request: {
        fetch: (url: string, init: RequestInit) =>
          fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) }),
      },
      retry: { doNotRetry: FINAL, retryAfterBaseValue: options.retryDelayMs ?? RETRY_DELAY_MS },
      throttle: {
        id: `${options.baseUrl ?? ''} ${identity}`,
        ...queues,
        onRateLimit: () => undefined,
        onSecondaryRateLimit: () => undefined,
      },
    });
}
