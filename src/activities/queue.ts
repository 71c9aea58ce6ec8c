import type { ConfigSource } from '../ports/config-source.ts';
import type { ProwJobs } from '../ports/prow-jobs.ts';
import type { LeaseRequest, LeaseReturn, QueueSettings } from '../prowjob/queue/queue.ts';
import { leaseOf, queueSettings } from '../rules/lease-request.ts';

export interface QueueDeps {
  readonly config: ConfigSource;
  readonly prowJobs: Pick<ProwJobs, 'granted' | 'running' | 'withPods'>;
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
  /** Prow jobs with Pods, known or not; looked for only when the queue or a limit is new. */
  readonly running: readonly LeaseRequest[];
}

/** How many prow jobs are asked about at once. */
const AT_ONCE = 50;

/** What the queue has done for it. */
export function createQueueActivities({ config, prowJobs }: QueueDeps) {
  return {
    /** Tells prow jobs that they have their leases; returns those who have ended. */
    async tellGranted(leases: readonly LeaseReturn[]): Promise<readonly LeaseReturn[]> {
      const isThere = await Promise.all(
        leases.map(({ prowJob, ticket }) => prowJobs.granted(prowJob, ticket)),
      );
      return leases.filter((_lease, index) => !isThere[index]);
    },

    async reviewQueue({ known, settings: before }: ReviewInput): Promise<Review> {
      const { global } = config.current().config;
      const settings = queueSettings(global);
      const ended: LeaseReturn[] = [];
      for (let first = 0; first < known.length; first += AT_ONCE) {
        const some = known.slice(first, first + AT_ONCE);
        const running = await prowJobs.running(some.map(({ prowJob }) => prowJob));
        ended.push(...some.filter(({ prowJob }) => !running.has(prowJob)));
      }
      const isNew = hasNewLimit(before, settings);
      const strangers = isNew ? await prowJobs.withPods() : [];
      return { ended, settings, running: strangers.map((job) => leaseOf(job, global)) };
    },
  };
}

export type QueueActivities = ReturnType<typeof createQueueActivities>;

/** A limit counts those who started before it; a queue that lost its memory, those who started before it. */
function hasNewLimit(before: QueueSettings | undefined, now: QueueSettings): boolean {
  if (!before) return true;
  const known = new Set(before.limits.map(([scope]) => scope));
  return now.limits.some(([scope]) => !known.has(scope));
}
