/** Code of a {@link DemoError}. */
export type DemoErrorCode = 'FOREIGN_CLUSTER' | 'NO_VERDICT';

/** Thrown where the demo cannot go on; its message is one sentence for the person who started it. */
export class DemoError extends Error {
  override name = 'DemoError';
  readonly code: DemoErrorCode;

  constructor(code: DemoErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
