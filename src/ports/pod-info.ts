import type { PodRef } from './cluster.ts';

/** A Pod and what happened to it, as the API server tells it, for people and tools to read. */
export interface PodInfo {
  /** Absent for a Pod that is gone; its events stay for a while. */
  readonly pod?: object;
  readonly events: readonly object[];
}

/** A build cluster's Pods, as people look at them. */
export interface PodInfoSource {
  podInfo(pod: PodRef): Promise<PodInfo>;
}

/** By the alias that jobs name in `cluster`; `undefined` for a cluster that is not configured. */
export type PodInfoSources = (cluster: string) => PodInfoSource | undefined;
