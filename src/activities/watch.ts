import {
  ApplicationFailure,
  CancelledFailure,
  cancelled,
  heartbeat,
  log,
} from '@temporalio/activity';
import { judge } from '../pods/outcome.ts';
import type { Clusters } from '../ports/cluster.ts';
import type { ProwJobs } from '../ports/prow-jobs.ts';
import { LABEL } from '../prowjob/labels.ts';
import type { PodFacts } from '../prowjob/pod-facts.ts';
import { failureOf, notConfigured } from './failure.ts';

export interface WatchDeps {
  readonly clusters: Clusters;
  readonly prowJobs: Pick<ProwJobs, 'podChanged'>;
  readonly heartbeatMs: number;
  readonly now: () => Date;
}

const SELECTOR = `${LABEL.createdByProw}=true`;

/** How long one watch lasts, so that its workflow can begin a new history. */
const DAY_MS = 24 * 60 * 60_000;

/** Pods that matter are those that no longer run as they should: no deadline is looked at here, the job has those. */
const ANY_LOSS = {
  pendingTimeoutMs: Infinity,
  runningTimeoutMs: Infinity,
  unscheduledTimeoutMs: Infinity,
  errorOnEviction: false,
  revivals: 0,
  maxRevivals: 1,
};

/** Watches Pods for a day and nudges the prow job of each that ended, was lost or was deleted. */
export function createWatchActivities({ clusters, prowJobs, heartbeatMs, now }: WatchDeps) {
  return {
    async watchPods(input: {
      readonly cluster: string;
      readonly namespace: string;
    }): Promise<void> {
      const cluster = clusters(input.cluster);
      if (!cluster) throw notConfigured(`build cluster ${input.cluster}`);
      const nudged = new Map<string, string>();
      const nudge = (pod: PodFacts, phase: string): void => {
        const name = pod.labels[LABEL.prowJobId];
        if (!name || nudged.get(pod.uid) === phase) return;
        nudged.set(pod.uid, phase);
        prowJobs.podChanged(name, pod.name, phase).catch((error: unknown) => {
          nudged.delete(pod.uid);
          log.warn('could not nudge a prow job; it looks by itself later', { name, error });
        });
      };
      const stop = new AbortController();
      const beat = setInterval(heartbeat, heartbeatMs);
      const day = setTimeout(() => {
        stop.abort();
      }, DAY_MS);
      void cancelled().catch(() => {
        stop.abort();
      });
      try {
        await cluster.watchPods(
          { namespace: input.namespace, selector: SELECTOR },
          {
            seen: (pod) => {
              if (judge(pod, ANY_LOSS, now()).kind !== 'wait')
                nudge(pod, pod.deletedAt ? 'Deleting' : pod.phase);
            },
            gone: (pod) => {
              nudge(pod, 'Gone');
              nudged.delete(pod.uid);
            },
          },
          stop.signal,
        );
      } catch (error) {
        throw worthAnotherTry(error);
      } finally {
        clearInterval(beat);
        clearTimeout(day);
      }
    },
  };
}

/** A refusal, too: credentials expire and permissions are granted, and nobody else would watch this cluster. */
function worthAnotherTry(error: unknown): ApplicationFailure | CancelledFailure {
  if (error instanceof CancelledFailure) return error;
  const { message, type } = failureOf(error);
  return ApplicationFailure.retryable(message, type ?? undefined);
}

export type WatchActivities = ReturnType<typeof createWatchActivities>;
