import { ApiException } from '@kubernetes/client-node';

/**
 * Why a call to a cluster failed: REFUSED by its API with a 4xx that another try would not change; THROTTLED (429);
 * UNAVAILABLE for everything that may pass.
 */
export type ClusterErrorCode = 'REFUSED' | 'THROTTLED' | 'UNAVAILABLE' | 'BAD_KUBECONFIG';

/** An answer of a build cluster that is no success, or no answer. */
export class ClusterError extends Error {
  override name = 'ClusterError';
  readonly code: ClusterErrorCode;
  readonly status: number | undefined;

  constructor(
    code: ClusterErrorCode,
    message: string,
    options: { readonly status?: number; readonly cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.code = code;
    this.status = options.status;
  }
}

/** Translates what the client library throws, once; only the API's own sentence is kept of the answer. */
export function clusterErrorOf(error: unknown, deed: string): ClusterError {
  if (!(error instanceof ApiException)) {
    const why = error instanceof Error ? innermost(error).message : String(error);
    return new ClusterError('UNAVAILABLE', `could not ${deed}: ${why}`);
  }
  const status = error.code;
  return new ClusterError(codeOf(status), `could not ${deed}: ${sentenceOf(error)}`, { status });
}

/** True for an API answer with this HTTP status. */
export function hasStatus(error: unknown, status: number): boolean {
  return error instanceof ApiException && error.code === status;
}

function codeOf(status: number): ClusterErrorCode {
  if (status === 429) return 'THROTTLED';
  return status >= 400 && status < 500 ? 'REFUSED' : 'UNAVAILABLE';
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
