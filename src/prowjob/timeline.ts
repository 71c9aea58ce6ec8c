import type { ProwJobState } from './spec.ts';

/** One step in the life of a prow job, for people. */
export interface TimelineEntry {
  /** RFC 3339 in UTC, with milliseconds. */
  readonly at: string;
  readonly state: ProwJobState;
  /** What happened, in words: who held it, what it waits for, how its Pod got lost. */
  readonly says: string;
}
