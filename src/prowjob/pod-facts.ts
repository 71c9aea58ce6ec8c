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
  /** Why the cluster itself ends the Pod, as its condition DisruptionTarget says. */
  readonly disruption?: string;
  readonly createdAt: string;
  readonly startedAt?: string;
  readonly deletedAt?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly containers: readonly ContainerFacts[];
}
