import type { PodFacts } from '../prowjob/pod-facts.ts';
import type { Pod } from '../prowjob/pod-spec.ts';

/** Which Pod. */
export interface PodRef {
  readonly namespace: string;
  readonly name: string;
}

/** A build cluster's Pods, as the Activities use them. */
export interface PodCluster {
  /** Creates the Pod, or adopts the one of this name that is already there. `metadata.namespace` must be set. */
  createPod(pod: Pod): Promise<PodFacts>;
  readPod(pod: PodRef): Promise<PodFacts | undefined>;
  /** A Pod that is gone is no error. */
  deletePod(pod: PodRef): Promise<void>;
  /**
   * Lists the Pods that match, then watches, calling `seen` for each Pod at the start, after each relist and on each
   * change, and `gone` for a deleted one, until the signal aborts or the watch cannot go on (then it throws).
   */
  watchPods(
    where: { readonly namespace: string; readonly selector: string },
    handlers: PodWatchHandlers,
    signal: AbortSignal,
  ): Promise<void>;
}

export interface PodWatchHandlers {
  seen(pod: PodFacts): void;
  gone(pod: PodFacts): void;
}

/** The build clusters by the alias that jobs name in `cluster`; `undefined` for one that is not configured. */
export type Clusters = (alias: string) => PodCluster | undefined;
