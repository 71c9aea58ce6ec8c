/** A body of which the first bytes are there. */
export interface Begun {
  /** Empty for an empty body. */
  readonly first: Uint8Array;
  /** Everything, the first bytes included; can be read once. */
  readonly all: AsyncIterable<Uint8Array>;
}

/** Waits for the first bytes, so that what cannot be opened at all fails here; the rest is read as it is asked for. */
export async function begin(body: AsyncIterable<Uint8Array>): Promise<Begun> {
  const chunks = body[Symbol.asyncIterator]();
  const begun = await chunks.next();
  const first = begun.done ? new Uint8Array() : begun.value;
  async function* all() {
    try {
      yield first;
      for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
    } finally {
      await chunks.return?.();
    }
  }
  return { first, all: begun.done ? nothing() : all() };
}

async function* nothing(): AsyncGenerator<Uint8Array> {
  // An empty body has no chunks.
}
