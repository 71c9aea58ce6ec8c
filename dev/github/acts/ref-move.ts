/** A ref that somebody moved, made (no `before`) or deleted (no `after`). */
export interface RefMove {
  readonly ref: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly pusher: string;
}
