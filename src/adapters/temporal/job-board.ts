import type { Client } from '@temporalio/client';
import type { JobBoard } from '../../ports/job-board.ts';
import type { ProwJob } from '../../prowjob/spec.ts';
import { isComplete } from '../../prowjob/status.ts';
import { listJobs, newestFirst } from './job-list.ts';

export interface JobBoardOptions {
  /** Pause between two looks; after one that took long it is longer. */
  readonly everyMs?: number;
  /** How many runs are kept: those that go on, and the newest of the others. One is about 2 kB. */
  readonly most?: number;
  /** Takes a sentence for operators. */
  readonly warn: (message: string) => void;
}

export interface KeptJobBoard extends JobBoard {
  /** Resolves after the first look, also one that failed. */
  start(): Promise<void>;
  stop(): void;
}

const EVERY_MS = 3_000;
const MOST = 10_000;
/** Lists lag, by seconds when the server is busy: so far back what has ended is looked for again. */
const LAG_MS = 60_000;
/** Of all the time, at most this part is spent looking. */
const SHARE = 4;

/**
 * The board of all prow jobs in a namespace, fed by one reader of Temporal's lists: everything once, then whatever runs and
 * whatever has ended since. When Temporal is away, the board shows what was true before.
 */
export function createJobBoard(client: Client, options: JobBoardOptions): KeptJobBoard {
  const { everyMs = EVERY_MS, most = MOST, warn } = options;
  const known = new Map<string, ProwJob>();
  let sorted: readonly ProwJob[] = [];
  let asOf: Date | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const isKept = ({ status }: ProwJob, index: number): boolean =>
    index < most || !isComplete(status);
  const look = async (): Promise<void> => {
    const began = new Date();
    const since = asOf && new Date(asOf.getTime() - LAG_MS);
    for await (const job of listJobs(client, most, since)) known.set(job.metadata.name, job);
    sorted = newestFirst(known.values()).filter(isKept);
    known.clear();
    for (const job of sorted) known.set(job.metadata.name, job);
    asOf = began;
  };
  const lookOn = async (): Promise<void> => {
    const began = performance.now();
    await look().catch((error: unknown) => {
      warn(`the list of jobs is not up to date: ${String(error)}`);
    });
    const pause = Math.max(everyMs, (performance.now() - began) * SHARE);
    if (!isStopped) timer = setTimeout(() => void lookOn(), pause).unref();
  };
  return {
    jobs: () => sorted,
    job: (name) => known.get(name),
    asOf: () => asOf,
    start: lookOn,
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
