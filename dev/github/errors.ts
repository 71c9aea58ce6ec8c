/** Why the emulator could not do what a test or a person asked. */
export type EmulatorErrorCode =
  'BAD_GIT_OUTPUT' | 'BAD_STATE' | 'NOT_LISTENING' | 'NO_SUCH_THING' | 'TIMED_OUT';

/** The one error of the emulator's own surface; what its API answers is an `ApiError`. */
export class EmulatorError extends Error {
  override name = 'EmulatorError';
  readonly code: EmulatorErrorCode;

  constructor(code: EmulatorErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
