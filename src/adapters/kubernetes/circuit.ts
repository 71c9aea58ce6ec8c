import type { PodCluster } from '../../ports/cluster.ts';
import { ClusterError } from './cluster-error.ts';

export interface CircuitOptions {
  /** So many calls without an answer, one after the other, open it. */
  readonly failures: number;
  /** A call that has no answer by then counts as one without, in milliseconds. */
  readonly slowMs: number;
  /** How long it stays open before a call may try again, in milliseconds. */
  readonly openMs: number;
}

/** What is known of whether a cluster answers, by all calls of a process. */
export interface Circuit {
  /** Makes the call at once or not at all: throws UNAVAILABLE while the cluster is known not to answer. */
  guard<T>(call: () => Promise<T>): Promise<T>;
  /** Makes the call in any case, and learns from it. */
  observe<T>(call: () => Promise<T>): Promise<T>;
}

/** More than a busy API server takes, less than a quick deed has. */
const USUAL: CircuitOptions = { failures: 3, slowMs: 1_500, openMs: 5_000 };

/**
 * A circuit breaker. Quick deeds hold the task of a workflow while they wait, so many that wait for a dead cluster would
 * hold up the jobs of all others; they are told at once that it does not answer, and the patient ones find out when it does.
 */
export function createCircuit(options: CircuitOptions = USUAL): Circuit {
  let failures = 0;
  let openUntilMs = 0;
  const failed = (): void => {
    failures += 1;
    if (failures >= options.failures) openUntilMs = Date.now() + options.openMs;
  };
  const answered = (): void => {
    failures = 0;
    openUntilMs = 0;
  };
  const observe = async <T>(call: () => Promise<T>): Promise<T> => {
    const counted = new AbortController();
    const timer = setTimeout(() => {
      counted.abort();
      failed();
    }, options.slowMs);
    try {
      const result = await call();
      answered();
      return result;
    } catch (error) {
      if (!isUnavailable(error)) answered();
      else if (!counted.signal.aborted) failed();
      throw error;
    } finally {
      clearTimeout(timer);
    }
  };
  return {
    observe,
    guard(call) {
      if (Date.now() >= openUntilMs) return observe(call);
      const message = 'the build cluster has not answered for a while';
      return Promise.reject(new ClusterError('UNAVAILABLE', message));
    },
  };
}

/** A refusal is an answer. */
function isUnavailable(error: unknown): boolean {
  return !(error instanceof ClusterError) || error.code === 'UNAVAILABLE';
}

/** A cluster whose calls go through a circuit; watches find out by themselves. */
export function circuited(cluster: PodCluster, through: Circuit['guard']): PodCluster {
  return {
    createPod: (pod) => through(() => cluster.createPod(pod)),
    readPod: (pod) => through(() => cluster.readPod(pod)),
    deletePod: (pod) => through(() => cluster.deletePod(pod)),
    watchPods: (...input) => cluster.watchPods(...input),
  };
}
