import type { PodCluster } from '../../src/ports/cluster.ts';
import type { PodFacts } from '../../src/prowjob/pod-facts.ts';
import { LABEL } from '../../src/prowjob/labels.ts';
import type { ScriptedCluster } from './scripted-cluster.ts';

/** What ran on a cluster, and what ran at once. */
export interface Count {
  /** The most Pods that ran at once, by the name of their job. */
  readonly most: Readonly<Partial<Record<string, number>>>;
  /** Prow jobs that had two Pods at once. */
  readonly doubles: readonly string[];
  /** Pods of a prow job that run now. */
  podsOf(prowJob: string): readonly string[];
  /** All Pods that run now. */
  running(): readonly string[];
}

/** A cluster that counts its Pods from their creation until they have ended or are gone. */
export function countedCluster(inner: ScriptedCluster): {
  readonly cluster: PodCluster;
  readonly count: Count;
} {
  const alive = new Map<string, PodFacts>();
  const most: Partial<Record<string, number>> = {};
  const doubles: string[] = [];
  const ofLabel = (label: string, value: string | undefined): readonly PodFacts[] =>
    [...alive.values()].filter(({ labels }) => labels[label] === value);
  const seen = (pod: PodFacts): void => {
    if (pod.phase === 'Succeeded' || pod.phase === 'Failed') return void alive.delete(pod.name);
    alive.set(pod.name, pod);
    const job = pod.labels[LABEL.job] ?? '';
    most[job] = Math.max(most[job] ?? 0, ofLabel(LABEL.job, job).length);
    const prowJob = pod.labels[LABEL.prowJobId] ?? '';
    if (ofLabel(LABEL.prowJobId, prowJob).length > 1) doubles.push(prowJob);
  };
  const gone = ({ name }: PodFacts): void => void alive.delete(name);
  void inner.watchPods(
    { namespace: '', selector: '' },
    { seen, gone },
    new AbortController().signal,
  );
  const cluster: PodCluster = {
    ...inner,
    createPod: async (pod) => {
      const created = await inner.createPod(pod);
      seen(created);
      return created;
    },
  };
  return {
    cluster,
    count: {
      most,
      doubles,
      podsOf: (prowJob) => ofLabel(LABEL.prowJobId, prowJob).map(({ name }) => name),
      running: () => [...alive.keys()],
    },
  };
}
