/**
 * A body that remembers its own error, so that a failed upload can be laid at the right door: the store's errors are
 * translated, the body's belong to whoever gave it.
 */
export interface WatchedBody {
  readonly bytes: AsyncIterable<Uint8Array>;
  /** What to throw for an upload that failed with `error`. */
  blame(error: unknown): unknown;
}

/** Watches a body; its bytes can be read once. */
export function watchBody(body: Uint8Array | AsyncIterable<Uint8Array>): WatchedBody {
  let own: { readonly error: unknown } | undefined;
  async function* read() {
    try {
      yield* body instanceof Uint8Array ? [body] : body;
    } catch (error) {
      own = { error };
      throw error;
    }
  }
  return { bytes: read(), blame: (error) => (own === undefined ? error : own.error) };
}
