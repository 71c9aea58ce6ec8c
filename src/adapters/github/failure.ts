import Bottleneck from 'bottleneck';
import { z } from 'zod';
import type { CodeHostFailure, CodeHostFailureCode } from '../../ports/code-host.ts';

interface FailureDetails {
  readonly status?: number;
  readonly retryAfterSeconds?: number | undefined;
}

/**
 * Whatever went wrong between us and GitHub. It has no `cause` on purpose: Octokit's errors carry the request's headers
 * and the answer's body, and an error ends up in logs and in Temporal's history.
 */
export class GitHubError extends Error implements CodeHostFailure {
  override name = 'GitHubError';
  readonly code: CodeHostFailureCode;
  readonly status: number;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: CodeHostFailureCode, message: string, details: FailureDetails = {}) {
    super(message);
    this.code = code;
    this.status = details.status ?? 0;
    this.retryAfterSeconds = details.retryAfterSeconds;
  }
}

/** What is read of an error of Octokit (@octokit/request-error); without `response` nobody answered. */
const Refusal = z.object({
  status: z.number(),
  message: z.string(),
  response: z.object({ headers: z.record(z.string(), z.unknown()) }).optional(),
});
type Refusal = z.infer<typeof Refusal>;

/** GitHub asks to wait at least a minute after a secondary limit that names no time (Rate limits for the REST API). */
const UNNAMED_WAIT_SECONDS = 60;

/** How long calls may have queued for their turn when one more is refused; see `pace.ts`. */
const QUEUE_WAIT_SECONDS = 10;

/** Turns what a call threw into a {@link GitHubError}. `asked` says in words what was asked; it holds no secrets. */
export function toGitHubError(error: unknown, asked: string, now: number): GitHubError {
  if (error instanceof GitHubError) return error;
  if (error instanceof Bottleneck.BottleneckError) {
    return new GitHubError('RATE_LIMITED', `${asked}: too many writes wait for their turn`, {
      retryAfterSeconds: QUEUE_WAIT_SECONDS,
    });
  }
  const refusal = Refusal.safeParse(error);
  if (!refusal.success) return new GitHubError('UNAVAILABLE', `${asked}: the call broke off`);
  const { status, message, response } = refusal.data;
  if (response === undefined) {
    return new GitHubError('UNAVAILABLE', `${asked}: no answer (${scrub(message)})`);
  }
  const retryAfterSeconds = waitOf(refusal.data, now);
  const code = codeOf(refusal.data, retryAfterSeconds !== undefined);
  return new GitHubError(code, `${asked}: GitHub answered ${status}: ${scrub(message)}`, {
    status,
    retryAfterSeconds,
  });
}

function codeOf({ status, message }: Refusal, mustWait: boolean): CodeHostFailureCode {
  if (status >= 500) return 'UNAVAILABLE';
  switch (status) {
    case 401:
      return 'BAD_CREDENTIALS';
    case 403:
      return mustWait ? 'RATE_LIMITED' : 'FORBIDDEN';
    case 404:
    case 410:
      return 'NOT_FOUND';
    case 408:
      return 'UNAVAILABLE';
    case 409:
      return 'CONFLICT';
    case 422:
      return codeOfInvalid(message);
    case 429:
      return 'RATE_LIMITED';
    default:
      return 'REFUSED';
  }
}

/** Prow tells these apart by their words too: pkg/crier/reporters/github/reporter.go `Report`. */
function codeOfInvalid(message: string): CodeHostFailureCode {
  if (message.includes('reached the maximum number of statuses')) return 'TOO_MANY_STATUSES';
  if (message.includes('No commit found for SHA')) return 'NO_COMMIT';
  return 'REFUSED';
}

/**
 * Seconds to wait, by GitHub's "Rate limits for the REST API": `retry-after` when there is one, else until
 * `x-ratelimit-reset` (epoch seconds) when nothing remains, else a minute for a secondary limit.
 */
function waitOf({ status, message, response }: Refusal, now: number): number | undefined {
  const header = (name: string): number => Number(response?.headers[name] ?? NaN);
  const retryAfter = header('retry-after');
  if (retryAfter > 0) return retryAfter;
  if (status !== 403 && status !== 429) return undefined;
  const reset = header('x-ratelimit-reset');
  if (header('x-ratelimit-remaining') === 0 && reset > 0) {
    return Math.max(1, Math.ceil(reset - now / 1000) + 1);
  }
  return status === 429 || /secondary rate limit/i.test(message) ? UNNAMED_WAIT_SECONDS : undefined;
}

/** Forms of GitHub's tokens, of JSON Web Tokens and of keys, should an answer ever repeat one. */
const SECRET =
  /gh[a-z]_\w+|github_pat_\w+|v1\.[0-9a-f]{40}|eyJ[\w-]+\.[\w-]+\.[\w-]*|-----BEGIN[^-]*-----[^-]*(?:-----END[^-]*-----)?/g;

function scrub(message: string): string {
  return message.replaceAll(SECRET, '[secret]').slice(0, 300);
}
