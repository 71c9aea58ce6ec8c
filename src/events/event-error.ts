/** Code of an {@link EventError}. */
export type EventErrorCode = 'BAD_PAYLOAD';

/**
 * Thrown by `parseEvent` for a payload that is not as GitHub documents it. The message names the event and the field,
 * never the value: a payload may hold what does not belong in a log.
 */
export class EventError extends Error {
  override name = 'EventError';
  readonly code: EventErrorCode;

  constructor(code: EventErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
