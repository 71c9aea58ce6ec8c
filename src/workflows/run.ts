import { setHandler } from '@temporalio/workflow';
import type { HoldRequest } from '../prowjob/hold-request.ts';
import type { ProwJob } from '../prowjob/spec.ts';
import { advance, TRIGGERED, type Happening, type JobState } from '../prowjob/state.ts';
import { stateWord, withStatus, type JobTimes } from '../prowjob/status.ts';
import type { TimelineEntry } from '../prowjob/timeline.ts';
import { measures, secondsSince, stateWatch } from './measure.ts';
import {
  abortSignal,
  holdSignal,
  jobQuery,
  jobStateQuery,
  leaseGrantedSignal,
  podChangedSignal,
  releaseSignal,
  timelineQuery,
  usesSlotQuery,
} from './messages.ts';

/** What one run of a job remembers while its workflow lives. */
export interface Run {
  readonly job: ProwJob;
  readonly now: () => JobState;
  /** The job with its status as it is now. */
  readonly told: () => ProwJob;
  readonly tell: (happening: Happening) => void;
  /** Keeps what an Activity said, after the wait for it. */
  readonly keep: (said: Partial<Pick<Run, 'lookAgainMs' | 'isQueued'>>) => void;
  /** Pods that were asked for, whether or not they came to be. */
  pods: number;
  /** How long to wait until the Pod is looked at although nobody nudged, in milliseconds. */
  lookAgainMs: number;
  /** Did somebody say that the Pod changed, since it was last looked at? */
  isNudged: boolean;
  /** Was a lease asked for? Then it must be given back, granted or not. */
  isQueued: boolean;
  /** Counts the times that a lease was asked for anew. */
  ticket: number;
  /** Since when it waits for the lease that it asked for last, in milliseconds. */
  queuedAtMs: number;
  hasLease: boolean;
  hold: HoldRequest | undefined;
}

/** What a job says at most of its past; a Pod that gets lost again and again must not grow it for ever. */
const REMEMBERED = 100;

/** A new run, listening to its signals and answering its queries. */
export function listeningRun(job: ProwJob): Run {
  let state: JobState = TRIGGERED;
  let times: JobTimes = {};
  const timeline: TimelineEntry[] = [];
  const measure = stateWatch(job);
  const remember = (says: string): void => {
    timeline.push({ at: timeNow(), state: stateWord(state), says });
    if (timeline.length > REMEMBERED) timeline.splice(1, 1);
  };
  const now = (): JobState => state;
  const told = (): ProwJob => withStatus(job, state, times);
  const tell = (happening: Happening): void => {
    const next = advance(state, happening);
    if (next === state) return;
    state = next;
    times = { ...timeOf(state), ...times };
    remember(wordsOf(happening, told()));
    measure(stateWord(state));
  };
  const keep: Run['keep'] = (said) => {
    Object.assign(run, said);
  };
  const run: Run = { job, now, told, tell, keep, ...UNTOUCHED };
  const hold = (request: HoldRequest | undefined): void => {
    run.hold = request;
    remember(request ? `Held by ${request.by}.` : 'Released.');
  };
  remember('Triggered.');
  measure(stateWord(state));
  setHandler(jobStateQuery, now);
  setHandler(jobQuery, told);
  setHandler(usesSlotQuery, () => run.hasLease || state.kind === 'pending');
  setHandler(timelineQuery, () => timeline);
  setHandler(abortSignal, ({ because, isSuperseded }) => {
    tell({ kind: 'abort-asked', description: because, isSuperseded });
  });
  setHandler(podChangedSignal, () => {
    run.isNudged = true;
  });
  setHandler(leaseGrantedSignal, (ticket) => {
    if (!run.isQueued || ticket !== run.ticket) return;
    if (!run.hasLease) measures.slotsCame(secondsSince(run.queuedAtMs));
    run.hasLease = true;
  });
  setHandler(holdSignal, hold);
  setHandler(releaseSignal, () => {
    if (run.hold) hold(undefined);
  });
  return run;
}

const UNTOUCHED = {
  pods: 0,
  lookAgainMs: 0,
  isNudged: false,
  isQueued: false,
  ticket: 0,
  queuedAtMs: 0,
  hasLease: false,
  hold: undefined,
} as const;

function timeNow(): string {
  return new Date().toISOString();
}

/** Times of a ProwJob have seconds, as Kubernetes writes them. The first Pod's time stays when another replaces it. */
function timeOf({ kind }: JobState): JobTimes {
  const time = timeNow().replace(/\.\d+Z$/, 'Z');
  if (kind === 'pending') return { pendingTime: time };
  return kind === 'done' ? { completionTime: time } : {};
}

function wordsOf(happening: Happening, { status }: ProwJob): string {
  switch (happening.kind) {
    case 'pod-created':
      return `Pod ${status.pod_name ?? ''} was created, as build ${status.build_id ?? ''}.`;
    case 'pod-lost':
      return 'The Pod was lost; the job starts again.';
    case 'freed':
      return 'Nothing holds it up any more.';
    case 'pod-removed':
    case 'held-up':
    case 'abort-asked':
    case 'finished':
      return status.description ?? '';
  }
}
