/** Why a request is refused, as the word in the answer's `code`. */
export type RefusalCode =
  | 'BAD_CONTENT_TYPE'
  | 'BAD_HEADER'
  | 'BAD_JSON'
  | 'BAD_PAYLOAD'
  | 'BAD_QUERY'
  | 'BAD_SIGNATURE'
  | 'NOT_ALLOWED'
  | 'NOT_DURABLE'
  | 'NOT_FOUND'
  | 'NOT_READY'
  | 'NO_PLUGIN_CONFIG'
  | 'NO_TOKEN'
  | 'TOO_MANY'
  | 'UNAVAILABLE'
  | 'WRONG_STATE';

const STATUS = {
  BAD_CONTENT_TYPE: 400,
  BAD_HEADER: 400,
  BAD_JSON: 400,
  BAD_PAYLOAD: 400,
  BAD_QUERY: 400,
  BAD_SIGNATURE: 403,
  NOT_ALLOWED: 403,
  NOT_DURABLE: 503,
  NOT_FOUND: 404,
  NOT_READY: 503,
  NO_PLUGIN_CONFIG: 404,
  NO_TOKEN: 401,
  TOO_MANY: 503,
  UNAVAILABLE: 503,
  WRONG_STATE: 409,
} satisfies Record<RefusalCode, number>;

/** A request that is answered with an error status and one sentence that says what to do. */
export class HttpRefusal extends Error {
  override name = 'HttpRefusal';
  readonly code: RefusalCode;

  constructor(code: RefusalCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.code = code;
  }

  get statusCode(): number {
    return STATUS[this.code];
  }
}
