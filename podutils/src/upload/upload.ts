import type { ObjectInfo } from '../../../src/ports/artifact-store.ts';

/** Something to upload. It is opened anew for each try, and all at once would be too many open files. */
export interface Upload {
  /** Its path in the store. */
  readonly path: string;
  readonly info: ObjectInfo;
  open(): Promise<Content>;
}

/** The bytes of an upload; `close` is called whether they were read or not. */
export interface Content {
  readonly bytes: Uint8Array | AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

/** A text that is known already. */
export function uploadText(path: string, text: string, info: ObjectInfo = {}): Upload {
  const bytes = Buffer.from(text);
  return { path, info, open: () => Promise.resolve({ bytes, close: () => Promise.resolve() }) };
}
