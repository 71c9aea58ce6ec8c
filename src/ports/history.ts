import type { ProwJob } from '../prowjob/spec.ts';

/** Runs that ended between two moments, both included. */
export interface HistoryWindow {
  readonly from: Date;
  readonly to: Date;
}

/** Finished runs, for longer than Temporal remembers them. A run is a ProwJob without what ran it. */
export interface History {
  /** Remembers a run that is over; again is no error. */
  record(run: ProwJob): Promise<void>;
  /** The runs that ended in a window, the newest end first. Days are read as they are asked for. */
  read(window: HistoryWindow): AsyncIterable<ProwJob>;
  /** Puts what was recorded in small files into large ones, which are read faster; gives the number of runs. */
  pack(now: Date): Promise<number>;
}
