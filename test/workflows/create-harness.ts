import { randomUUID } from 'node:crypto';
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { waitFor } from '../../dev/stack/wait.ts';
import { createEventSink } from '../../src/adapters/temporal/event-sink.ts';
import { createProwJobs } from '../../src/adapters/temporal/prow-jobs.ts';
import { createWorker } from '../../src/cli/temporal-worker.ts';
import type { EventSink } from '../../src/ports/event-sink.ts';
import type { ProwJobs } from '../../src/ports/prow-jobs.ts';
import { harnessActivities, queueIdOf } from './harness-activities.ts';
import { scriptedCluster, type ScriptedCluster } from './scripted-cluster.ts';
import { scriptedHost, type ScriptedHost } from './scripted-host.ts';

/** What one works with workflows with: a real Temporal server, a real worker, and scripted far services. */
export interface Harness {
  readonly client: Client;
  /** Id of the workflow that hands out leases. */
  readonly queueId: string;
  readonly cluster: ScriptedCluster;
  readonly host: ScriptedHost;
  readonly prowJobs: ProwJobs;
  readonly sink: EventSink;
  readonly taskQueue: string;
  /** Starts the watcher of the Pods and waits for its watch; without it, jobs only look by themselves. */
  watch(): Promise<WorkflowHandle>;
  /** Starts the worker on the bundle's code; nothing runs before. */
  start(workflowCode: string): Promise<void>;
  stop(): Promise<void>;
}

/** A harness on the server at `address`, with a task queue of its own. */
export function createHarness(address: string): Harness {
  const cluster = scriptedCluster();
  const host = scriptedHost();
  const taskQueue = `test-${randomUUID()}`;
  const connection = Connection.lazy({ address });
  const client = new Client({ connection });
  const prowJobs = createProwJobs(client, taskQueue);
  const toStop: (() => Promise<unknown>)[] = [() => connection.close()];
  return {
    client,
    queueId: queueIdOf(taskQueue),
    cluster,
    host,
    prowJobs,
    sink: createEventSink(client, { taskQueue, pullIdleMs: 600_000 }),
    taskQueue,
    async watch() {
      const handle = await client.workflow.start('watcher', {
        workflowId: `watch-${taskQueue}`,
        taskQueue,
        args: [{ cluster: 'default', namespace: 'test-pods' }],
      });
      toStop.unshift(() => handle.terminate());
      const isWatched = () => Promise.resolve(cluster.isWatched() || undefined);
      await waitFor('the watch of the Pods', isWatched, { timeoutMs: 20_000, everyMs: 10 });
      return handle;
    },
    async start(workflowCode) {
      const native = await NativeConnection.connect({ address });
      const worker = await createWorker({
        connection: native,
        namespace: 'default',
        taskQueue,
        clusters: ['default'],
        activities: harnessActivities({ client, taskQueue, cluster, host }),
        workflowCode,
      });
      const running = worker.run();
      const stopWorker = (): Promise<void> => {
        worker.shutdown();
        return running;
      };
      toStop.unshift(stopWorker, () => native.close());
    },
    async stop() {
      for (const stop of toStop) await stop();
    },
  };
}
