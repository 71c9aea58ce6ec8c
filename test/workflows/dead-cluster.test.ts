import { readFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createCircuit, circuited } from '../../src/adapters/kubernetes/circuit.ts';
import { createProwJobs } from '../../src/adapters/temporal/prow-jobs.ts';
import { createWorker, type Workers } from '../../src/cli/temporal-worker.ts';
import type { PodCluster } from '../../src/ports/cluster.ts';
import { harnessActivities } from './harness-activities.ts';
import { newJob } from './new-job.ts';
import { quietRuntime } from './quiet-runtime.ts';
import { ALL_GREEN, scriptedCluster } from './scripted-cluster.ts';
import { scriptedHost } from './scripted-host.ts';

const healthy = scriptedCluster();
const host = scriptedHost();
const taskQueue = `dead-${randomUUID()}`;
const { address, codePath } = inject('temporal');
const client = new Client({ connection: Connection.lazy({ address }) });
let workers: Workers;
let ended: Promise<void>;
let native: NativeConnection;

/** A cluster that takes every call and answers none. */
const never = (): Promise<never> => new Promise(() => undefined);
const dead: PodCluster = { createPod: never, readPod: never, deletePod: never, watchPods: never };

beforeAll(async () => {
  quietRuntime();
  const circuit = createCircuit();
  const quick = circuited(dead, (call) => circuit.guard(call));
  native = await NativeConnection.connect({ address });
  workers = await createWorker({
    connection: native,
    namespace: 'default',
    taskQueue,
    clusters: ['default', 'dead'],
    activities: harnessActivities({
      client,
      taskQueue,
      host,
      cluster: healthy,
      others: { dead: { quick, patient: dead } },
    }),
    workflowCode: await readFile(codePath, 'utf8'),
  });
  ended = workers.run();
  await client.workflow.start('watcher', {
    workflowId: `watch-${taskQueue}`,
    taskQueue,
    args: [{ cluster: 'default', namespace: 'test-pods' }],
  });
});

afterAll(async () => {
  workers.shutdown();
  await ended;
  await native.close();
});

it('jobs on a cluster that never answers keep no job of another cluster waiting', async () => {
  const prowJobs = createProwJobs(client, taskQueue);
  const stuck = Array.from({ length: 60 }, () => newJob({ cluster: 'dead' }));
  await Promise.all(stuck.map((job) => prowJobs.start(job)));
  // The first of them are in the middle of their quick tries.
  for (let round = 0; round < 5; round += 1) {
    const job = newJob();
    const beganMs = Date.now();
    await prowJobs.start(job);
    await expect
      .poll(() => healthy.created, { timeout: 20_000, interval: 20 })
      .toContain(job.metadata.name);
    healthy.change(job.metadata.name, ALL_GREEN);
    await client.workflow.getHandle(job.metadata.name).result();
    expect(Date.now() - beganMs).toBeLessThan(10_000);
  }
  await Promise.all(
    stuck.map(({ metadata }) => client.workflow.getHandle(metadata.name).terminate()),
  );
});
