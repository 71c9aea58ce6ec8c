/**
 * BAD_OPTIONS: what the Pod passes cannot be used. NOT_CLONED: a repository could not be checked out. WITHHELD: a file of
 * the job may not be uploaded, because of where it leads or what is in it. SECRETS_UNREADABLE: what must be censored is
 * not known. NOT_UPLOADED: the store did not take everything. NO_CREDENTIALS: there is no token for the code host.
 */
export type PodutilsErrorCode =
  | 'BAD_OPTIONS'
  | 'NOT_CLONED'
  | 'WITHHELD'
  | 'SECRETS_UNREADABLE'
  | 'NOT_UPLOADED'
  | 'NO_CREDENTIALS';

/** The one error of the Pod's utilities; its message is the last line of a container's log. */
export class PodutilsError extends Error {
  override name = 'PodutilsError';
  readonly code: PodutilsErrorCode;

  constructor(code: PodutilsErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}
