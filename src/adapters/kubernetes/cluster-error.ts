import { ApiException } from '@kubernetes/client-node';

/**
 * Why a call to a cluster failed: REFUSED by its API with a 4xx that another try would not change; OVER_QUOTA until others
 * are done; THROTTLED (429); NAME_TAKEN by an object that is not ours; UNAVAILABLE for everything else that may pass, with
 * it credentials that have expired (401), which are rotated.
 */
export type ClusterErrorCode =
  'REFUSED' | 'OVER_QUOTA' | 'THROTTLED' | 'NAME_TAKEN' | 'UNAVAILABLE' | 'BAD_KUBECONFIG';

interface ClusterErrorOptions {
  readonly status?: number;
  readonly retryAfterSeconds?: number | undefined;
  readonly cause?: unknown;
}

/** An answer of a build cluster that is no success, or no answer. */
export class ClusterError extends Error {
  override name = 'ClusterError';
  readonly code: ClusterErrorCode;
  readonly status: number | undefined;
  /** How long the API asked to be left alone; `undefined` when it did not say. */
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ClusterErrorCode, message: string, options: ClusterErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.status = options.status;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** Translates what the client library throws, once; only the API's own sentence is kept of the answer. */
export function clusterErrorOf(error: unknown, deed: string): ClusterError {
  if (!(error instanceof ApiException)) {
    const why = error instanceof Error ? innermost(error).message : String(error);
    return new ClusterError('UNAVAILABLE', `could not ${deed}: ${why}`);
  }
  const status = error.code;
  const sentence = sentenceOf(error);
  return new ClusterError(codeOf(status, sentence), `could not ${deed}: ${sentence}`, {
    status,
    retryAfterSeconds: retryAfter(error.headers),
  });
}

/** True for an API answer with this HTTP status. */
export function hasStatus(error: unknown, status: number): boolean {
  return error instanceof ApiException && error.code === status;
}

/** Quotas answer 403 as refusals do. Kubernetes: plugin/pkg/admission/resourcequota/controller.go. */
function codeOf(status: number, sentence: string): ClusterErrorCode {
  if (status === 429) return 'THROTTLED';
  if (status === 401) return 'UNAVAILABLE';
  if (status === 403 && sentence.includes('exceeded quota')) return 'OVER_QUOTA';
  return status >= 400 && status < 500 ? 'REFUSED' : 'UNAVAILABLE';
}

function retryAfter(headers: Readonly<Record<string, string>>): number | undefined {
  const seconds = Number(headers['retry-after']);
  return Number.isInteger(seconds) && seconds > 0 ? seconds : undefined;
}

/** The `message` of the Status object that the API sends with an error. */
function sentenceOf(error: ApiException<unknown>): string {
  const { body, code } = error;
  try {
    const status: unknown = typeof body === 'string' ? JSON.parse(body) : body;
    if (typeof status === 'object' && status && 'message' in status) return String(status.message);
  } catch {
    // A proxy in between may answer with anything: the code below says what matters.
  }
  return `the API server answered ${String(code)}`;
}

/** The library wraps what the network said. */
function innermost(error: Error): Error {
  return error.cause instanceof Error ? innermost(error.cause) : error;
}
