import type { Pod } from '../prowjob/pod-spec.ts';

/** The state of one container, flattened from core/v1 ContainerStatus. */
export interface ContainerFacts {
  readonly name: string;
  readonly state: 'waiting' | 'running' | 'terminated' | 'unknown';
  readonly exitCode?: number;
  readonly reason?: string;
}

/** What the rules of `pods/` need to know of a Pod. Times are RFC 3339. */
export interface PodFacts {
  readonly name: string;
  readonly uid: string;
  readonly phase: 'Pending' | 'Running' | 'Succeeded' | 'Failed' | 'Unknown';
  readonly reason?: string;
  readonly createdAt: string;
  readonly startedAt?: string;
  readonly deletedAt?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly containers: readonly ContainerFacts[];
}

/** A build cluster's Pods in one namespace, as the Activities use them. */
export interface PodCluster {
  /** Creates the Pod, or adopts the one of this name that is already there. */
  createPod(pod: Pod): Promise<PodFacts>;
  readPod(name: string): Promise<PodFacts | undefined>;
  /** A Pod that is gone is no error. */
  deletePod(name: string): Promise<void>;
  /**
   * Lists the Pods that match, then watches, calling `seen` for each Pod at the start, after each relist and on each
   * change, and `gone` for a deleted one, until the signal aborts or the watch cannot go on (then it throws).
   */
  watchPods(selector: string, handlers: PodWatchHandlers, signal: AbortSignal): Promise<void>;
}

export interface PodWatchHandlers {
  seen(pod: PodFacts): void;
  gone(pod: PodFacts): void;
}
