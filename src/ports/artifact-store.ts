/** Where results of jobs are kept: a bucket or a directory. Paths are relative, with `/`. */
export interface ArtifactStore {
  /** Writes the whole object, replacing one that is there. */
  put(path: string, body: Uint8Array | AsyncIterable<Uint8Array>, meta: ObjectInfo): Promise<void>;
  /** The whole object, unpacked if its content encoding is gzip; `undefined` when there is no such object. */
  get(path: string): Promise<Uint8Array | undefined>;
  /** Paths that start with the prefix, in order. */
  list(prefix: string): AsyncIterable<string>;
}

export interface ObjectInfo {
  readonly contentType?: string;
  readonly contentEncoding?: string;
  readonly metadata?: Readonly<Record<string, string>>;
}
