/**
 * BAD_LOCATION, BAD_PATH, BAD_CREDENTIALS: what the caller gave cannot be used. DENIED, NO_BUCKET: the store refuses, and
 * will again. TOO_LARGE: an object that does not fit in memory. UNAVAILABLE: the store failed; another try may succeed.
 */
export type ArtifactStoreErrorCode =
  | 'BAD_LOCATION'
  | 'BAD_PATH'
  | 'BAD_CREDENTIALS'
  | 'DENIED'
  | 'NO_BUCKET'
  | 'TOO_LARGE'
  | 'UNAVAILABLE';

/** The one error of artifact stores. Errors of the SDKs never become its cause: they may carry credentials. */
export class ArtifactStoreError extends Error {
  override name = 'ArtifactStoreError';
  readonly code: ArtifactStoreErrorCode;

  constructor(
    code: ArtifactStoreErrorCode,
    message: string,
    options?: { readonly cause?: unknown },
  ) {
    super(message, options);
    this.code = code;
  }
}

/** The error for what a remote store answered: `status` is that of HTTP, or undefined when there was no answer. */
export function refusal(
  place: string,
  status: number | undefined,
  reason: string,
): ArtifactStoreError {
  const says = `${place}: ${reason}${status === undefined ? '' : ` (HTTP ${String(status)})`}`;
  if (status === 401 || status === 403) return new ArtifactStoreError('DENIED', says);
  if (status === 404) return new ArtifactStoreError('NO_BUCKET', says);
  return new ArtifactStoreError('UNAVAILABLE', says);
}
