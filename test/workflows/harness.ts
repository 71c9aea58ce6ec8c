import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import { afterAll, beforeAll, inject, vi } from 'vitest';
import { createEventSink } from '../../src/adapters/temporal/event-sink.ts';
import { createProwJobs } from '../../src/adapters/temporal/prow-jobs.ts';
import { allActivities } from '../../src/cli/activities.ts';
import { createWorker } from '../../src/cli/temporal-worker.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { loadPlugins } from '../../src/config/load-plugins.ts';
import type { Loaded } from '../../src/config/problem.ts';
import type { ConfigSnapshot } from '../../src/ports/config-source.ts';
import type { EventSink } from '../../src/ports/event-sink.ts';
import type { ProwJobs } from '../../src/ports/prow-jobs.ts';
import { scriptedCluster, type ScriptedCluster } from './scripted-cluster.ts';
import { scriptedHost, type ScriptedHost } from './scripted-host.ts';

/** What a test of workflows works with: a real Temporal server, a real worker, and scripted far services. */
export interface Harness {
  readonly client: Client;
  readonly cluster: ScriptedCluster;
  readonly host: ScriptedHost;
  readonly prowJobs: ProwJobs;
  readonly sink: EventSink;
  readonly taskQueue: string;
  /** Starts the watcher of the Pods; without it, jobs only look by themselves. */
  watch(): Promise<WorkflowHandle>;
}

/** Sets a harness up for the tests of a file; jobs are `unit` (always) and `docs` (only when asked) of org/repo. */
export function useHarness(): Harness {
  const cluster = scriptedCluster();
  const host = scriptedHost();
  const taskQueue = `test-${randomUUID()}`;
  const { address, codePath } = inject('temporal');
  const connection = Connection.lazy({ address });
  const client = new Client({ connection });
  const prowJobs = createProwJobs(client, taskQueue);
  const sink = createEventSink(client, { taskQueue, pullIdleMs: 600_000 });
  const toStop: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    // The scripted faults would fill pages with warnings.
    Runtime.install({ logger: new DefaultLogger('ERROR') });
    const native = await NativeConnection.connect({ address });
    const snapshot = configSnapshot();
    const config = { current: () => snapshot };
    const clusters = (alias: string) => (alias === 'default' ? cluster : undefined);
    const worker = await createWorker({
      connection: native,
      namespace: 'default',
      taskQueue,
      activities: allActivities({ clusters, codeHost: host, config, prowJobs }),
      workflowCode: await readFile(codePath, 'utf8'),
    });
    const running = worker.run();
    toStop.push(
      () => {
        worker.shutdown();
        return running;
      },
      () => native.close(),
    );
  });
  afterAll(async () => {
    for (const stop of toStop) await stop();
    await connection.close();
  });
  return {
    client,
    cluster,
    host,
    prowJobs,
    sink,
    taskQueue,
    watch: async () => {
      const handle = await client.workflow.start('watcher', {
        workflowId: `watch-${taskQueue}`,
        taskQueue,
        args: [{ cluster: 'default', namespace: 'test-pods' }],
      });
      toStop.unshift(() => handle.terminate());
      return handle;
    },
  };
}

/** Waits, at most 20 s, until what is asked for is there. */
export function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: 20_000, interval: 25 });
}

function configSnapshot(): ConfigSnapshot {
  const main = 'plank: {}\npod_namespace: test-pods\nprowjob_namespace: prowjobs\n';
  const jobs = `
presubmits:
  org/repo:
  - name: unit
    always_run: true
    spec: { containers: [{ image: alpine, command: ['true'] }] }
  - name: docs
    spec: { containers: [{ image: alpine, command: ['true'] }] }
postsubmits:
  org/repo:
  - name: deploy
    branches: [main]
    spec: { containers: [{ image: alpine, command: ['true'] }] }
`;
  return {
    config: valueOf(
      loadConfig({
        main: { path: 'config.yaml', text: main },
        jobs: [{ path: 'jobs.yaml', text: jobs }],
      }),
    ),
    plugins: valueOf(
      loadPlugins({ path: 'plugins.yaml', text: 'plugins: { org/repo: { plugins: [trigger] } }' }),
    ),
  };
}

function valueOf<T>(loaded: Loaded<T>): T {
  if (loaded.ok) return loaded.value;
  throw new Error(JSON.stringify(loaded.problems));
}
