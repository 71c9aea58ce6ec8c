import { randomUUID } from 'node:crypto';
import { Client } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { afterAll, beforeAll } from 'vitest';
import { waitFor } from '../../dev/stack/wait.ts';
import { createPodCluster } from '../../src/adapters/kubernetes/pod-cluster.ts';
import { createProwJobs } from '../../src/adapters/temporal/prow-jobs.ts';
import { registerSearchAttributes } from '../../src/adapters/temporal/search-attributes.ts';
import { bundleWorkflows, createWorker } from '../../src/cli/temporal-worker.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import type { ProwJobs } from '../../src/ports/prow-jobs.ts';
import type { ProwJob } from '../../src/prowjob/spec.ts';
import type { JobState } from '../../src/prowjob/state.ts';
import { useApiServer } from '../adapters/kubernetes/api-server.ts';
import { CONFIG } from '../workflows/config.ts';
import { harnessActivities } from '../workflows/harness-activities.ts';
import { startLocalTemporal } from '../workflows/local-temporal.ts';
import { newJob } from '../workflows/new-job.ts';
import { quietRuntime } from '../workflows/quiet-runtime.ts';
import { scriptedHost } from '../workflows/scripted-host.ts';
import { startFaultyProxy, type FaultyProxy } from './faulty-proxy.ts';
import { kubelet, type Kubelet } from './kubelet.ts';

/** A real Temporal and a real API server; the test plays the node, and the code host keeps what it is told. */
export interface Scene {
  readonly node: Kubelet;
  readonly way: FaultyProxy;
  readonly prowJobs: ProwJobs;
  readonly start: (spec?: Partial<ProwJob['spec']>) => Promise<ProwJob>;
  /** The name of the job's Pod number `attempt`, once it is there. */
  readonly pod: (job: ProwJob, attempt?: number) => Promise<string>;
  readonly result: (job: ProwJob) => Promise<Extract<JobState, { kind: 'done' }>>;
  /** The states that GitHub was told, and the last description. */
  readonly told: (job: ProwJob) => { readonly states: readonly string[]; readonly last: string };
  /** Every description that GitHub was told. */
  readonly words: (job: ProwJob) => readonly string[];
}

/** Builds the scene for the tests of a file; `plank` is what its configuration says of Pods. */
export function useScene(plank = ''): () => Scene {
  const server = useApiServer();
  const toStop: (() => Promise<unknown>)[] = [];
  let scene: Scene | undefined;
  beforeAll(async () => {
    quietRuntime();
    const { kubeconfig } = server();
    const [way, temporal, workflowCode] = await Promise.all([
      startFaultyProxy(kubeconfig),
      startLocalTemporal(),
      bundleWorkflows(),
    ]);
    toStop.unshift(
      () => way.close(),
      () => temporal.stop(),
    );
    await registerSearchAttributes(temporal.connection, 'default');
    const taskQueue = `fates-${randomUUID()}`;
    const client = new Client({ connection: temporal.connection });
    const host = scriptedHost();
    const cluster = createPodCluster(way.kubeConfig);
    const parts = { client, taskQueue, cluster, host, config: configOf(`plank: { ${plank} }`) };
    const connection = await NativeConnection.connect({ address: temporal.address });
    const worker = await createWorker({
      connection,
      namespace: 'default',
      taskQueue,
      clusters: ['default'],
      activities: harnessActivities(parts),
      workflowCode,
    });
    const running = worker.run();
    const stopWorker = async (): Promise<void> => {
      worker.shutdown();
      way.cut();
      await running;
      await connection.close();
    };
    toStop.unshift(stopWorker);
    const watcher = await client.workflow.start('watcher', {
      workflowId: 'watch/fates',
      taskQueue,
      args: [{ cluster: 'default', namespace: 'test-pods' }],
    });
    toStop.unshift(() => watcher.terminate());
    scene = sceneOn({ client, taskQueue, host, way, node: kubelet(kubeconfig) });
  });
  afterAll(async () => {
    for (const stop of toStop) await stop();
  });
  return () => {
    if (scene) return scene;
    throw new Error('the scene is not set');
  };
}

interface Parts extends Pick<Scene, 'node' | 'way'> {
  readonly client: Client;
  readonly taskQueue: string;
  readonly host: ReturnType<typeof scriptedHost>;
}

function sceneOn({ client, taskQueue, host, node, way }: Parts): Scene {
  const prowJobs = createProwJobs(client, taskQueue);
  const statusesOf = ({ spec }: ProwJob) =>
    host.statuses.filter(({ sha }) => sha === spec.refs?.pulls?.[0]?.sha);
  return {
    node,
    way,
    prowJobs,
    async start(spec = {}) {
      const job = newJob(spec);
      await prowJobs.start(job);
      return job;
    },
    pod(job, attempt = 0) {
      const name = job.metadata.name + (attempt === 0 ? '' : `-${String(attempt)}`);
      const isThere = async (): Promise<string | undefined> =>
        (await node.podsOf(job.metadata.name)).find((one) => one === name);
      return waitFor(`Pod ${name}`, isThere, { timeoutMs: 30_000, everyMs: 50 });
    },
    result: (job) => client.workflow.getHandle(job.metadata.name).result() as never,
    told(job) {
      const statuses = statusesOf(job);
      return {
        states: statuses.map(({ state }) => state),
        last: (statuses.at(-1)?.description ?? '').replace(/\u2001* BaseSHA:.*/, ''),
      };
    },
    words: (job) => statusesOf(job).map(({ description }) => description),
  };
}

function configOf(text: string): typeof CONFIG {
  const loaded = loadConfig({ main: { path: 'config.yaml', text }, jobs: [] });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return { ...CONFIG, config: loaded.value };
}
