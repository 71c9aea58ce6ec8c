/** What is said in a channel of a workspace. */
export interface ChatMessage {
  /** The workspace by the name that operators gave it; `*` is the usual one. */
  readonly host: string;
  readonly channel: string;
  readonly text: string;
  /** Names what is told, so that a message that was posted can be found again. */
  readonly key: string;
}

/**
 * NO_TOKEN, NO_CHANNEL, REFUSED: the message can be posted nowhere, however often one tries. An operator can mend
 * BAD_CREDENTIALS; RATE_LIMITED and UNAVAILABLE pass.
 */
export type ChatFailureCode =
  'BAD_CREDENTIALS' | 'NO_CHANNEL' | 'NO_TOKEN' | 'RATE_LIMITED' | 'REFUSED' | 'UNAVAILABLE';

/** Where people talk. */
export interface Chat {
  /**
   * Posts a message. `isRepeat` says that an attempt before may have posted it: then it is looked for as far as the
   * workspace lets us, and else posted again. Every error has a {@link ChatFailureCode} as its `code`, and a message
   * without tokens.
   */
  post(message: ChatMessage, isRepeat: boolean): Promise<void>;
}
