import { fileURLToPath } from 'node:url';
import {
  bundleWorkflowCode,
  Worker,
  type InjectedSinks,
  type NativeConnection,
  type WorkerInterceptors,
} from '@temporalio/worker';
import { abandonInterceptor } from '../activities/abandon.ts';
import { failureInterceptor } from '../activities/failure.ts';
import type { Measures } from '../activities/metrics/measures.ts';
import { tracingInterceptor } from '../activities/tracing.ts';
import type { Tracer } from '../ports/tracer.ts';
import { clusterQueue } from '../prowjob/cluster-queue.ts';
import type { WorkflowSinks } from '../workflows/measure.ts';
import { createClusterWorkers } from './cluster-workers.ts';

/** The Activities of a process: those that workflows ask for, and those in the queue of a build cluster. */
export interface WorkerActivities {
  readonly main: object;
  readonly ofClusters: object;
}

export interface WorkerOptions {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly taskQueue: string;
  readonly activities: WorkerActivities;
  /** The build clusters at first, by every name that jobs may give them. */
  readonly clusters: readonly string[];
  /** The code of {@link bundleWorkflows}, made once for all workers of a process or an image. */
  readonly workflowCode: string;
  /** Who hears what workflows say for measurements; nobody without it. */
  readonly measures?: Measures | undefined;
  /** Absent while nobody traces. */
  readonly tracer?: Tracer | undefined;
}

/** Each cached workflow holds about 0.3 MB; one that is not in the cache is replayed in a few milliseconds. */
const CACHED_WORKFLOWS = 600;

/** A worker that gets its end told finishes short deeds, and lets others take over the long ones. */
const SHUTDOWN = { shutdownGraceTime: '5s', shutdownForceTime: '20s' } as const;

/** Packs the workflows and the modules that they may use for the sandbox; takes about 3 seconds. */
export async function bundleWorkflows(): Promise<string> {
  const workflowsPath = fileURLToPath(new URL('../workflows/index.ts', import.meta.url));
  const { code } = await bundleWorkflowCode({ workflowsPath, logger: QUIET });
  return code;
}

/** The workers of a process. */
export interface Workers {
  /** Works until it is told to stop, by `shutdown` or by a signal. */
  run(): Promise<void>;
  shutdown(): void;
  /** Works for these build clusters from now on, by their names, and no more for others. */
  follow(clusters: readonly string[]): Promise<void>;
}

/** A worker for workflows and Activities, and one for the deeds on each build cluster, not yet running. */
export async function createWorker(options: WorkerOptions): Promise<Workers> {
  const clusterWorkers = createClusterWorkers((cluster) => clusterWorker(options, cluster));
  const main = await mainWorker(options);
  await clusterWorkers.follow(options.clusters);
  return {
    async run() {
      const running = main.run();
      clusterWorkers.run();
      try {
        await running;
      } finally {
        await clusterWorkers.stop();
      }
    },
    shutdown() {
      main.shutdown();
    },
    follow: (clusters) => clusterWorkers.follow(clusters),
  };
}

function mainWorker(options: WorkerOptions): Promise<Worker> {
  const { connection, namespace, taskQueue, activities, workflowCode, measures } = options;
  return Worker.create({
    connection,
    namespace,
    taskQueue,
    activities: activities.main,
    workflowBundle: { code: workflowCode },
    interceptors: interceptorsOf(options),
    sinks: sinksFor(measures),
    maxCachedWorkflows: CACHED_WORKFLOWS,
    ...SHUTDOWN,
  });
}

/** A watch, and as many others as may wait for the cluster at once. */
const CLUSTER_SLOTS = 20;

function clusterWorker(options: WorkerOptions, cluster: string): Promise<Worker> {
  const { connection, namespace, taskQueue, activities } = options;
  return Worker.create({
    connection,
    namespace,
    taskQueue: clusterQueue(taskQueue, cluster),
    activities: activities.ofClusters,
    interceptors: interceptorsOf(options),
    maxConcurrentActivityTaskExecutions: CLUSTER_SLOTS,
    maxConcurrentActivityTaskPolls: 2,
    ...SHUTDOWN,
  });
}

function interceptorsOf({ tracer }: WorkerOptions): WorkerInterceptors {
  const tracing = tracer && tracingInterceptor(tracer);
  return {
    activity: [
      ...(tracing ? [() => ({ inbound: tracing })] : []),
      () => ({ inbound: failureInterceptor }),
      () => ({ inbound: abandonInterceptor }),
    ],
  };
}

/** Who hears what workflows say; a sink that is not there would be complained of at each call. */
export function sinksFor(measures: Measures = DEAF): InjectedSinks<WorkflowSinks> {
  return {
    measures: {
      stateCame: {
        fn: (_info, run, state, last) => {
          measures.stateCame(run, state, last);
        },
      },
      podCame: {
        fn: (_info, seconds) => {
          measures.podCame(seconds);
        },
      },
      slotsCame: {
        fn: (_info, seconds) => {
          measures.slotsCame(seconds);
        },
      },
      cameAgain: {
        fn: () => {
          measures.cameAgain();
        },
      },
    },
  };
}

function ignore(): void {
  // The bundler tells its progress at length; its errors are thrown.
}
const DEAF: Measures = {
  stateCame: ignore,
  podCame: ignore,
  slotsCame: ignore,
  cameAgain: ignore,
};
const QUIET = {
  log: ignore,
  trace: ignore,
  debug: ignore,
  info: ignore,
  warn: ignore,
  error: ignore,
};
