/** What a span is about, and what it is a part of. */
export interface SpanAbout {
  /** What this is a part of, when it is not what is being done now. W3C: "Trace Context", the header `traceparent`. */
  readonly parent?: string | undefined;
  /** When it began, in milliseconds; now without it. */
  readonly beganMs?: number;
  /** It answers a request from outside. */
  readonly isServer?: boolean;
  /** Names and numbers, never payloads. */
  readonly attributes?: Readonly<Record<string, string | number>>;
}

/** Where the parts of the program say what they do, and as a part of what. It never fails by itself. */
export interface Tracer {
  /** Does a deed as a span; an error is noted and passed on. */
  span<T>(name: string, about: SpanAbout, deed: () => Promise<T>): Promise<T>;
  /** Notes what is over. */
  past(name: string, about: SpanAbout & { readonly endedMs: number }): void;
  /** What is being done now, for another process to go on with; `undefined` outside of a span. */
  traceparent(): string | undefined;
}
