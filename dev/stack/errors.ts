/** Why the local stack could not do what was asked. */
export type StackErrorCode =
  | 'ALREADY_RUNNING'
  | 'BAD_INSTANCE_NAME'
  | 'BUILD_FAILED'
  | 'COMMAND_FAILED'
  | 'DIED'
  | 'MISSING_PREREQUISITE'
  | 'NEEDS_ROOT'
  | 'NO_FREE_PORT'
  | 'NO_FREE_SUBNET'
  | 'TIMED_OUT';

/** The one error of the local stack. Its message is one that a person at a terminal can act on. */
export class StackError extends Error {
  override name = 'StackError';
  readonly code: StackErrorCode;

  constructor(code: StackErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}
