import type { ProwJob } from '../prowjob/spec.ts';
import type { TimelineEntry } from '../prowjob/timeline.ts';

/**
 * The runs that are remembered, as lists show them: without what runs them. One reader keeps it up to date, however many
 * look at it; it lags by some seconds, so nothing is decided by it.
 */
export interface JobBoard {
  /** The newest start first. */
  jobs(): readonly ProwJob[];
  job(name: string): ProwJob | undefined;
  /** When the source was last read; `undefined` before the first time. */
  asOf(): Date | undefined;
}

/** A run that was asked for by itself. */
export interface FoundJob {
  /** Whole while Temporal remembers it; else as the history has it. */
  readonly job: ProwJob;
  /** Absent where nobody is there to tell it. */
  readonly timeline?: readonly TimelineEntry[];
}

/** Finds single runs, as they are now. */
export interface JobFinder {
  /** `undefined` for a run that nobody remembers, or that never was. */
  byName(name: string): Promise<FoundJob | undefined>;
  /** By the job's name and the number of its build, as Prow's links have them. */
  byBuild(job: string, buildId: string): Promise<ProwJob | undefined>;
}
