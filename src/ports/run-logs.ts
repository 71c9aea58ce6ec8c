import type { ProwJob } from '../prowjob/spec.ts';
import type { PodRef } from './cluster.ts';

/** A log as it comes; whoever stops reading closes it. */
export type LogBytes = AsyncIterable<Uint8Array>;

export interface PodLogOptions {
  /** Goes on until the container ends. It may end before, when the connection does. */
  readonly follow: boolean;
  /** RFC 3339: only what was written since the second in which that is. */
  readonly since?: string | undefined;
  /** Each line begins with the time at which it was written, RFC 3339 with nanoseconds, and a space. */
  readonly timestamps: boolean;
}

export type OpenedLog =
  | { readonly kind: 'log'; readonly bytes: LogBytes }
  /** The container has not begun. */
  | { readonly kind: 'waiting' }
  /** There is no such Pod, or no such container in it. */
  | { readonly kind: 'gone' };

/** The logs of Pods on a build cluster. Every error has a code. */
export interface PodLogs {
  open(
    pod: PodRef & { readonly container: string },
    options: PodLogOptions,
    signal: AbortSignal,
  ): Promise<OpenedLog>;
}

/** By the alias that jobs name in `cluster`; `undefined` for a cluster that is not configured. */
export type PodLogSources = (cluster: string) => PodLogs | undefined;

/** The log that a run left in its bucket; `undefined` when there is none. Every error has a code. */
export type StoredLogs = (job: ProwJob, container: string) => Promise<LogBytes | undefined>;
