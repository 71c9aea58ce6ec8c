import type { ScopeView, WaitingView } from '../prowjob/queue/view.ts';
import type { ProwJob, ProwJobState, ProwJobType } from '../prowjob/spec.ts';
import type { TimelineEntry } from '../prowjob/timeline.ts';

/** The JSON that the API answers with, for whoever reads it. Times are RFC 3339. */

/** `GET /api/jobs` */
export interface JobsPage {
  /** The newest start first; those of the history, which follow, by their end. */
  readonly jobs: readonly JobRow[];
  /** What to give as `after` for the next page; absent when there is none. */
  readonly next?: string;
  /** When the list was last brought up to date; absent while it was not. */
  readonly asOf?: string;
}

/** A run of a job in a list. */
export interface JobRow {
  readonly name: string;
  readonly type: ProwJobType;
  readonly job: string;
  readonly state: ProwJobState;
  readonly cluster: string;
  /** `org/repo` */
  readonly repo?: string;
  readonly baseRef?: string;
  readonly baseSha?: string;
  /** Several for a batch. */
  readonly pulls?: readonly PullOfRow[];
  readonly context?: string;
  readonly description?: string;
  readonly buildId?: string;
  readonly url?: string;
  readonly startTime?: string;
  readonly pendingTime?: string;
  readonly completionTime?: string;
  /** Names of the containers whose logs there are; one without a name is `test`. */
  readonly containers?: readonly string[];
}

export interface PullOfRow {
  readonly number: number;
  readonly author: string;
  readonly sha: string;
  readonly title?: string;
  readonly link?: string;
}

/** `GET /api/jobs/NAME` */
export interface JobPage {
  readonly job: ProwJob;
  /** Absent for a run that Temporal has forgotten, or while no worker answers. */
  readonly timeline?: readonly TimelineEntry[];
  /** Its place among those who wait for slots, if it does. */
  readonly waiting?: WaitingView;
}

/** `GET /api/queues` */
export interface QueuesPage {
  readonly slots: readonly ScopeView[];
  /** Whoever is next first. */
  readonly waiting: readonly WaitingView[];
}

/** What every act is answered with. */
export interface ActDone {
  readonly says: string;
  /** The run that it is about; the new one of a rerun. */
  readonly prowJob?: string;
}

/** Every answer that is no success. */
export interface Refused {
  readonly code: string;
  readonly says: string;
}
