import type { ConfigSource } from '../ports/config-source.ts';
import type { ProwJobs } from '../ports/prow-jobs.ts';
import type { LeaseRequest, LeaseReturn, QueueSettings } from '../prowjob/queue/queue.ts';
import { leaseOf, queueSettings } from '../rules/lease-request.ts';

export interface QueueDeps {
  readonly config: ConfigSource;
  readonly prowJobs: Pick<ProwJobs, 'granted' | 'running' | 'usingSlots'>;
}

export interface ReviewInput {
  /** Those who have leases or wait. */
  readonly known: readonly LeaseReturn[];
  /** The settings that the queue goes by; absent in its first review. */
  readonly settings?: QueueSettings;
}

export interface Review {
  readonly ended: readonly LeaseReturn[];
  readonly settings: QueueSettings;
  /** Prow jobs that use slots, known or not; looked for only when the queue or a limit is new. */
  readonly running: readonly LeaseRequest[];
}

/** How many prow jobs are asked about at once. */
const AT_ONCE = 50;

/** What the queue has done for it. */
export function createQueueActivities({ config, prowJobs }: QueueDeps) {
  return {
    /** Tells prow jobs that they have their leases; returns those who have ended. */
    async tellGranted(leases: readonly LeaseReturn[]): Promise<readonly LeaseReturn[]> {
      const ended: LeaseReturn[] = [];
      for (const some of portions(leases)) {
        const tell = ({ prowJob, ticket }: LeaseReturn) => prowJobs.granted(prowJob, ticket);
        const isThere = await Promise.all(some.map(tell));
        ended.push(...some.filter((_lease, index) => !isThere[index]));
      }
      return ended;
    },

    async reviewQueue({ known, settings: before }: ReviewInput): Promise<Review> {
      const { global } = config.current().config;
      const settings = queueSettings(global);
      const ended: LeaseReturn[] = [];
      for (const some of portions(known)) {
        const running = await prowJobs.running(some.map(({ prowJob }) => prowJob));
        ended.push(...some.filter(({ prowJob }) => !running.has(prowJob)));
      }
      const isNew = hasNewLimit(before, settings);
      const strangers = isNew ? await prowJobs.usingSlots() : [];
      return { ended, settings, running: strangers.map((job) => leaseOf(job, global)) };
    },
  };
}

export type QueueActivities = ReturnType<typeof createQueueActivities>;

function portions(all: readonly LeaseReturn[]): readonly (readonly LeaseReturn[])[] {
  const starts = Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_none, n) => n * AT_ONCE);
  return starts.map((start) => all.slice(start, start + AT_ONCE));
}

/** A limit counts those who started before it; a queue that lost its memory, those who started before it. */
function hasNewLimit(before: QueueSettings | undefined, now: QueueSettings): boolean {
  if (!before) return true;
  const known = new Set(before.limits.map(([scope]) => scope));
  return now.limits.some(([scope]) => !known.has(scope));
}
