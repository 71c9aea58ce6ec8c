import type { PodCluster, PodWatchHandlers } from '../../src/ports/cluster.ts';
import type { PodFacts } from '../../src/prowjob/pod-facts.ts';

/** A cluster that does what a test tells it, and tells watchers at once. */
export interface ScriptedCluster extends PodCluster {
  readonly created: readonly string[];
  readonly deleted: readonly string[];
  /** The next calls of `createPod` fail with these errors, then it works again. */
  failCreation(...errors: readonly Error[]): void;
  /** Changes a Pod and tells the watchers. */
  change(name: string, change: Partial<PodFacts>): void;
  /** Changes a Pod without a word to anybody: a lost watch event. */
  changeSilently(name: string, change: Partial<PodFacts>): void;
  /** Removes a Pod and tells the watchers. */
  lose(name: string): void;
  isWatched(): boolean;
  /** Ends the watches that are under way, as after a day. */
  endWatches(): void;
}

export const ALL_GREEN: Partial<PodFacts> = {
  phase: 'Succeeded',
  containers: [{ name: 'test', state: 'terminated', exitCode: 0 }],
};

export function scriptedCluster(): ScriptedCluster {
  const pods = new Map<string, PodFacts>();
  const watchers = new Map<PodWatchHandlers, () => void>();
  const created: string[] = [];
  const deleted: string[] = [];
  const failures: Error[] = [];
  const changeSilently = (name: string, change: Partial<PodFacts>): PodFacts => {
    const pod = pods.get(name);
    if (!pod) throw new Error(`no Pod ${name}`);
    const changed = { ...pod, ...change };
    pods.set(name, changed);
    return changed;
  };
  const lose = (name: string): void => {
    const pod = pods.get(name);
    pods.delete(name);
    if (pod) for (const watcher of watchers.keys()) watcher.gone(pod);
  };
  return {
    created,
    deleted,
    lose,
    changeSilently,
    failCreation: (...errors) => failures.push(...errors),
    isWatched: () => watchers.size > 0,
    endWatches: () => {
      for (const end of watchers.values()) end();
    },
    change: (name, change) => {
      const changed = changeSilently(name, change);
      for (const watcher of watchers.keys()) watcher.seen(changed);
    },
    createPod: ({ metadata }) => {
      const failure = failures.shift();
      if (failure) return Promise.reject(failure);
      const existing = pods.get(metadata.name);
      if (existing) return Promise.resolve(existing);
      const { name, labels = {} } = metadata;
      const createdAt = new Date().toISOString();
      const uid = `uid-${String(created.length)}`;
      created.push(name);
      const pod: PodFacts = { name, uid, phase: 'Pending', createdAt, labels, containers: [] };
      pods.set(name, pod);
      return Promise.resolve(pod);
    },
    readPod: ({ name }) => Promise.resolve(pods.get(name)),
    deletePod: ({ name }) => {
      if (pods.has(name)) deleted.push(name);
      lose(name);
      return Promise.resolve();
    },
    watchPods: async (_where, handlers, signal) => {
      for (const pod of pods.values()) handlers.seen(pod);
      await new Promise<void>((resolve) => {
        watchers.set(handlers, resolve);
        signal.addEventListener('abort', () => {
          resolve();
        });
      });
      watchers.delete(handlers);
    },
  };
}
