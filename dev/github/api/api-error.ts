/** A refusal that the API knows. */
export type ApiErrorCode =
  | 'BAD_JSON'
  | 'UNAUTHENTICATED'
  | 'BAD_CREDENTIALS'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'INVALID';

/** What GitHub says of each field that it does not take. */
export interface FieldError {
  readonly resource: string;
  readonly field?: string;
  readonly code: string;
  readonly message?: string;
}

const STATUSES = {
  BAD_JSON: 400,
  UNAUTHENTICATED: 401,
  BAD_CREDENTIALS: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  INVALID: 422,
} as const satisfies Record<ApiErrorCode, number>;

/** An answer of the API that is not a success; `message` and `errors` are its body. */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly code: ApiErrorCode;
  readonly status: number;
  readonly errors: readonly FieldError[] | undefined;

  constructor(code: ApiErrorCode, message: string, errors?: readonly FieldError[]) {
    super(message);
    this.code = code;
    this.status = STATUSES[code];
    this.errors = errors;
  }
}

export function notFound(): ApiError {
  return new ApiError('NOT_FOUND', 'Not Found');
}
