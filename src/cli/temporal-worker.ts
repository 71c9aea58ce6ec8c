import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, Worker, type NativeConnection } from '@temporalio/worker';
import { failureInterceptor } from '../activities/failure.ts';

export interface WorkerOptions {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly taskQueue: string;
  readonly activities: object;
  /** The code of {@link bundleWorkflows}, made once for all workers of a process or an image. */
  readonly workflowCode: string;
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
  const { connection, namespace, taskQueue, activities, workflowCode } = options;
  return Worker.create({
    connection,
    namespace,
    taskQueue,
    activities,
    workflowBundle: { code: workflowCode },
    interceptors: { activity: [() => ({ inbound: failureInterceptor })] },
    maxCachedWorkflows: CACHED_WORKFLOWS,
    ...SHUTDOWN,
  });
}

function ignore(): void {
  // The bundler tells its progress at length; its errors are thrown.
}
const QUIET = {
  log: ignore,
  trace: ignore,
  debug: ignore,
  info: ignore,
  warn: ignore,
  error: ignore,
};
