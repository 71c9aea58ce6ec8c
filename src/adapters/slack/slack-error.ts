import type { ChatFailureCode } from '../../ports/chat.ts';

/** What Slack refused, or why it was not asked. It has no cause: the errors of Slack's library hold the request. */
export class SlackError extends Error {
  override name = 'SlackError';
  readonly code: ChatFailureCode;
  /** How long Slack asked to be left alone; `undefined` when it did not say. */
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ChatFailureCode, message: string, retryAfterSeconds?: number) {
    super(message);
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
