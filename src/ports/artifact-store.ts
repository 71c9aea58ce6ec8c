/** Where results of jobs are kept: a bucket or a directory. Paths are relative, with `/`. */
export interface ArtifactStore {
  /** Writes the whole object, replacing one that is there. */
  put(path: string, body: Uint8Array | AsyncIterable<Uint8Array>, meta: ObjectInfo): Promise<void>;
  /** Writes the object unless there is one of this path already; says whether it did. */
  putNew(path: string, body: Uint8Array, meta: ObjectInfo): Promise<boolean>;
  /** The whole object, unpacked if its content encoding is gzip; `undefined` when there is no such object. */
  get(path: string): Promise<Uint8Array | undefined>;
  /** As `get`, but read as it comes: for what is too large for memory. Whoever stops reading closes it. */
  open(path: string): Promise<AsyncIterable<Uint8Array> | undefined>;
  /** Paths that start with the prefix, in order. */
  list(prefix: string): AsyncIterable<string>;
  /** An object that is not there is no error. */
  delete(path: string): Promise<void>;
}

/**
 * The stores by Prow's text for a bucket (`name`, `gs://name`, `s3://name/folder`, `file:///directory`). Every error is one
 * with a code; BAD_LOCATION says that the text means no store.
 */
export type ArtifactStores = (bucket: string) => Promise<ArtifactStore>;

export interface ObjectInfo {
  readonly contentType?: string;
  readonly contentEncoding?: string;
  readonly metadata?: Readonly<Record<string, string>>;
}
