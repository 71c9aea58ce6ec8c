import type { PodCluster, PodWatchHandlers } from '../../src/ports/cluster.ts';
import type { PodFacts } from '../../src/prowjob/pod-facts.ts';

/** A call of a worker's process on the cluster of its parent. */
export interface ClusterCall {
  readonly id: number;
  readonly method: 'createPod' | 'deletePod' | 'readPod' | 'watchPods';
  readonly argument: never;
}

/** What the parent says: the end of a call, or what a watch sees. */
export type ClusterAnswer =
  | { readonly id: number; readonly kind: 'done'; readonly value?: PodFacts | undefined }
  | { readonly id: number; readonly kind: 'seen' | 'gone'; readonly pod: PodFacts };

/** The parent's cluster, as a process that it forked sees it. */
export function remoteCluster(): PodCluster {
  const calls = new Map<number, (answer: ClusterAnswer) => void>();
  process.on('message', (answer: ClusterAnswer) => calls.get(answer.id)?.(answer));
  const call = (
    method: ClusterCall['method'],
    argument: unknown,
    handlers?: PodWatchHandlers,
  ): Promise<PodFacts | undefined> =>
    new Promise((resolve) => {
      const id = calls.size;
      calls.set(id, (answer) => {
        if (answer.kind === 'done') resolve(answer.value);
        else handlers?.[answer.kind](answer.pod);
      });
      process.send?.({ id, method, argument });
    });
  return {
    createPod: async (pod) => {
      const created = await call('createPod', pod);
      if (!created) throw new Error('the parent did not say which Pod it created');
      return created;
    },
    readPod: (pod) => call('readPod', pod),
    deletePod: async (pod) => {
      await call('deletePod', pod);
    },
    watchPods: async (where, handlers) => {
      await call('watchPods', where, handlers);
    },
  };
}
