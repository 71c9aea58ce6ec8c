export type ConfigErrorCode = 'BAD_PATTERN' | 'TWO_SHAPES';

/** Thrown by the config room for a value that {@link loadConfig} would have refused: a caller's mistake, not an operator's. */
export class ConfigError extends Error {
  override name = 'ConfigError';
  readonly code: ConfigErrorCode;

  constructor(code: ConfigErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
