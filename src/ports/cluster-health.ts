/** Prow's words for how a build cluster is. Prow: pkg/plank/controller.go, `ClusterStatus…`. */
export type ClusterStatus = 'Reachable' | 'MissingPermissions' | 'Error';

export interface ClusterHealth {
  readonly status: ClusterStatus;
  /** What is wrong and what to do, in a sentence; empty when all is well. */
  readonly says: string;
}

/** Looks how a build cluster is, as far as Pods of a namespace are concerned. Never throws for what it finds. */
export type ClusterProbe = (namespace: string) => Promise<ClusterHealth>;
