import { ApplicationFailure, CancelledFailure } from '@temporalio/activity';
import type { ActivityInboundCallsInterceptor } from '@temporalio/worker';

/** What the errors of adapters say of themselves. */
export interface FarError extends Error {
  readonly code: string;
  readonly retryAfterSeconds?: number | undefined;
}

/** Reports to commits and repositories that are gone, or that have had enough. Prow: pkg/crier/reporters/github. */
const NOBODY_TO_TELL: ReadonlySet<string> = new Set([
  'NOT_FOUND',
  'NO_COMMIT',
  'TOO_MANY_STATUSES',
]);

const REFUSALS: ReadonlySet<string> = new Set(['NAME_TAKEN', 'REFUSED']);

/** Answers that stay the same however often one asks. Permissions are not among them: an operator can grant them. */
const FINAL_CODES: ReadonlySet<string> = new Set([...NOBODY_TO_TELL, ...REFUSALS, 'CONFLICT']);

/**
 * The one place that says which errors are worth another try: all but those whose code says that the answer is final.
 * A rate limit tells how long to wait. Only name, code and message go into the history: an error's cause may carry
 * request headers, and so a token.
 */
export function failureOf(error: unknown): ApplicationFailure {
  if (error instanceof ApplicationFailure) return error;
  if (!(error instanceof Error)) return ApplicationFailure.create({ message: String(error) });
  const far = farErrorOf(error);
  if (far === undefined)
    return ApplicationFailure.create({ message: error.message, type: error.name });
  const { name, code, message, retryAfterSeconds } = far;
  return ApplicationFailure.create({
    message,
    type: `${name}.${code}`,
    nonRetryable: FINAL_CODES.has(code),
    ...(retryAfterSeconds === undefined ? {} : { nextRetryDelay: retryAfterSeconds * 1000 }),
  });
}

/** Around every Activity of a worker: what a deed throws becomes a failure that Temporal understands. */
export const failureInterceptor: ActivityInboundCallsInterceptor = {
  async execute(input, next) {
    try {
      return await next(input);
    } catch (error) {
      throw error instanceof CancelledFailure ? error : failureOf(error);
    }
  },
};

/** True when a cluster will never take what it was given. */
export function isRefusal(error: unknown): error is FarError {
  return REFUSALS.has(farErrorOf(error)?.code ?? '');
}

/** True when a report can reach nobody, so that it counts as done. */
export function isUnreportable(error: unknown): boolean {
  return NOBODY_TO_TELL.has(farErrorOf(error)?.code ?? '');
}

/** True for a check run that the code host does not take: the commit's status is told all the same. */
export function isUncheckable(error: unknown): error is FarError {
  return isUnreportable(error) || ['FORBIDDEN', 'REFUSED'].includes(farErrorOf(error)?.code ?? '');
}

/** What is told later than this is news of a run no more: the next state, or the verdict, is told instead. */
const LONGEST_NEWS_WAIT_SECONDS = 20;

/** True when the code host is so busy that only what cannot be left out is worth the wait. */
export function mustWaitLong(error: unknown): boolean {
  const far = farErrorOf(error);
  return far?.code === 'RATE_LIMITED' && (far.retryAfterSeconds ?? 0) > LONGEST_NEWS_WAIT_SECONDS;
}

/** True for results that no store can take where their job wants them: only another configuration would help. */
export function isUnstorable(error: unknown): error is FarError {
  return ['BAD_LOCATION', 'BAD_PATH'].includes(farErrorOf(error)?.code ?? '');
}

/** True for a message that no chat takes: only another configuration would help. */
export function isUnpostable(error: unknown): error is FarError {
  return ['NO_TOKEN', 'NO_CHANNEL', 'REFUSED'].includes(farErrorOf(error)?.code ?? '');
}

/** The failure for something that the configuration does not name; it may do so after the next reload. */
export function notConfigured(what: string): ApplicationFailure {
  return ApplicationFailure.retryable(`${what} is not configured`, 'NotConfigured');
}

/** An error that an adapter threw; `undefined` for any other. */
export function farErrorOf(error: unknown): FarError | undefined {
  return error instanceof Error && isFarError(error) ? error : undefined;
}

function isFarError(error: Error): error is FarError {
  return 'code' in error && typeof error.code === 'string';
}
