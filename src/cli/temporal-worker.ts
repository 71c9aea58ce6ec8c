import { fileURLToPath } from 'node:url';
import {
  bundleWorkflowCode,
  Worker,
  type InjectedSinks,
  type NativeConnection,
} from '@temporalio/worker';
import { failureInterceptor } from '../activities/failure.ts';
import type { Measures } from '../activities/metrics/measures.ts';
import { tracingInterceptor } from '../activities/tracing.ts';
import type { Tracer } from '../ports/tracer.ts';
import type { WorkflowSinks } from '../workflows/measure.ts';

export interface WorkerOptions {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly taskQueue: string;
  readonly activities: object;
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

/** A worker for workflows and Activities, not yet running. */
export function createWorker(options: WorkerOptions): Promise<Worker> {
  const { connection, namespace, taskQueue, activities, workflowCode, measures, tracer } = options;
  const tracing = tracer && tracingInterceptor(tracer);
  return Worker.create({
    connection,
    namespace,
    taskQueue,
    activities,
    workflowBundle: { code: workflowCode },
    interceptors: {
      activity: [
        ...(tracing ? [() => ({ inbound: tracing })] : []),
        () => ({ inbound: failureInterceptor }),
      ],
    },
    sinks: sinksFor(measures),
    maxCachedWorkflows: CACHED_WORKFLOWS,
    ...SHUTDOWN,
  });
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
