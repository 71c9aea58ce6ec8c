import type { Worker } from '@temporalio/worker';

/** One worker for each build cluster, whose slots no other cluster can take. */
export interface ClusterWorkers {
  /** Has workers for these clusters, by their names, and for no others. */
  follow(clusters: readonly string[]): Promise<void>;
  /** Those that are there begin, and those that come later do so at once. */
  run(): void;
  /** Ends when all have. */
  stop(): Promise<void>;
}

interface Running {
  readonly worker: Worker;
  ended: Promise<void> | undefined;
}

export function createClusterWorkers(make: (cluster: string) => Promise<Worker>): ClusterWorkers {
  const workers = new Map<string, Running>();
  let isRunning = false;
  /** One change after the other, whoever asks for it. */
  let changed: Promise<void> = Promise.resolve();
  const begin = (one: Running): void => {
    one.ended ??= one.worker.run();
  };
  const end = async (cluster: string): Promise<void> => {
    const one = workers.get(cluster);
    workers.delete(cluster);
    if (!one?.ended) return;
    // A signal may have told it already.
    if (one.worker.getState() === 'RUNNING') one.worker.shutdown();
    await one.ended;
  };
  const change = async (clusters: readonly string[]): Promise<void> => {
    for (const cluster of clusters) {
      if (workers.has(cluster)) continue;
      const one: Running = { worker: await make(cluster), ended: undefined };
      workers.set(cluster, one);
      if (isRunning) begin(one);
    }
    const gone = [...workers.keys()].filter((cluster) => !clusters.includes(cluster));
    await Promise.all(gone.map(end));
  };
  return {
    follow(clusters) {
      changed = changed.then(() => change(clusters));
      return changed;
    },
    run() {
      isRunning = true;
      workers.forEach(begin);
    },
    async stop() {
      await changed;
      isRunning = false;
      await Promise.all([...workers.keys()].map(end));
    },
  };
}
