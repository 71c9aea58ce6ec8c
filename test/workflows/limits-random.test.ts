import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import fc from 'fast-check';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { createProwJobs } from '../../src/adapters/temporal/prow-jobs.ts';
import type { ProwJob } from '../../src/prowjob/spec.ts';
import { holdSignal, releaseSignal } from '../../src/workflows/messages.ts';
import { eventually } from './harness.ts';
import { queueIdOf } from './harness-activities.ts';
import { startKillableWorker, type KillableWorker } from './killable-worker.ts';
import { newJob } from './new-job.ts';
import { ALL_GREEN, scriptedCluster, type ScriptedCluster } from './scripted-cluster.ts';
import { countedCluster, type Count } from './counted-cluster.ts';

const { address, codePath } = inject('temporal');
const client = new Client({ connection: Connection.lazy({ address }) });

afterAll(() => client.connection.close());

/** What is done to a world of jobs; `job` is one of those there, counted round. */
type Step =
  | { readonly kind: 'start'; readonly name: 'single' | 'double' }
  | {
      readonly kind: 'abort' | 'finish' | 'hold' | 'hold-pull' | 'lose' | 'release';
      readonly job: number;
    }
  | { readonly kind: 'kill' | 'pause' };

const SLOTS = { single: 1, double: 2 } as const;
const BY = { by: '@bob' };

const anyJob = fc.nat({ max: 20 });
const aStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('single', 'double').map((name) => startOf(name)) },
  { weight: 8, arbitrary: anyJob.map((job): Step => ({ kind: 'finish', job })) },
  { weight: 2, arbitrary: anyJob.map((job): Step => ({ kind: 'abort', job })) },
  { weight: 2, arbitrary: anyJob.map((job): Step => ({ kind: 'hold', job })) },
  { weight: 2, arbitrary: anyJob.map((job): Step => ({ kind: 'hold-pull', job })) },
  { weight: 2, arbitrary: anyJob.map((job): Step => ({ kind: 'release', job })) },
  { weight: 2, arbitrary: anyJob.map((job): Step => ({ kind: 'lose', job })) },
  { weight: 2, arbitrary: fc.constant<Step>({ kind: 'kill' }) },
  { weight: 6, arbitrary: fc.constant<Step>({ kind: 'pause' }) },
);

function startOf(name: 'single' | 'double'): Step {
  return { kind: 'start', name };
}

/** Jobs of two names on a queue, a cluster and a worker of their own. */
class World {
  readonly jobs: ProwJob[] = [];
  readonly count: Count;
  readonly #cluster: ScriptedCluster = scriptedCluster();
  readonly #taskQueue = `random-${randomUUID()}`;
  readonly #prowJobs = createProwJobs(client, this.#taskQueue);
  #worker: KillableWorker;

  constructor() {
    const { cluster, count } = countedCluster(this.#cluster);
    this.count = count;
    const place = { address, taskQueue: this.#taskQueue, codePath, cluster };
    this.restart = () => startKillableWorker(place);
    this.#worker = this.restart();
  }

  readonly restart: () => KillableWorker;

  async begin(): Promise<void> {
    await client.workflow.start('watcher', {
      workflowId: `watch-${this.#taskQueue}`,
      taskQueue: this.#taskQueue,
      args: [{ cluster: 'default', namespace: 'test-pods' }],
    });
  }

  async do(step: Step): Promise<void> {
    if (step.kind === 'start') return this.#start(step.name);
    if (step.kind === 'pause') {
      await sleep(100);
      return;
    }
    if (step.kind === 'kill') {
      await this.#worker.kill();
      this.#worker = this.restart();
      return;
    }
    if (!('job' in step)) return;
    const job = this.jobs[step.job % Math.max(1, this.jobs.length)];
    if (job) await this.#doTo(job, step.kind);
  }

  async #start(name: 'single' | 'double'): Promise<void> {
    const job = newJob({ job: name, max_concurrency: SLOTS[name] });
    this.jobs.push(job);
    await this.#prowJobs.start(job);
  }

  async #doTo({ metadata: { name } }: ProwJob, what: string): Promise<void> {
    const handle = client.workflow.getHandle(name);
    // Whoever has ended meanwhile cannot be told any more.
    const signal = (sent: Promise<void>): Promise<void> => sent.catch(() => undefined);
    if (what === 'abort')
      await this.#prowJobs.abort(name, { because: 'Aborted.', isSuperseded: false });
    if (what === 'hold') await signal(handle.signal(holdSignal, { ...BY, isOfPull: false }));
    if (what === 'hold-pull') await signal(handle.signal(holdSignal, { ...BY, isOfPull: true }));
    if (what === 'release') await signal(handle.signal(releaseSignal));
    for (const pod of this.count.podsOf(name)) {
      if (what === 'finish') this.#cluster.change(pod, ALL_GREEN);
      if (what === 'lose') this.#cluster.lose(pod);
    }
  }

  /** Releases all, lets every Pod succeed, and waits for the end of every job. */
  async end(): Promise<void> {
    for (const job of this.jobs) await this.#doTo(job, 'release');
    const finishing = setInterval(() => {
      for (const job of this.jobs) void this.#doTo(job, 'finish');
    }, 50);
    try {
      for (const { metadata } of this.jobs) await client.workflow.getHandle(metadata.name).result();
    } finally {
      clearInterval(finishing);
    }
    await client.workflow.getHandle(`watch-${this.#taskQueue}`).terminate();
    const queue = client.workflow.getHandle(queueIdOf(this.#taskQueue));
    await queue.terminate().catch(() => undefined);
    await this.#worker.kill();
  }
}

describe('jobs, aborts, holds, lost Pods and killed workers in any order', () => {
  it('never run more Pods than slots or two of one job, and every job ends', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aStep, { minLength: 20, maxLength: 40 }), async (steps) => {
        const world = new World();
        await world.begin();
        for (const step of steps) await world.do(step);
        await world.end();
        const { most, doubles } = world.count;
        expect(most.single ?? 0).toBeLessThanOrEqual(SLOTS.single);
        expect(most.double ?? 0).toBeLessThanOrEqual(SLOTS.double);
        expect(doubles).toEqual([]);
        await eventually(() => {
          expect(world.count.running()).toEqual([]);
        });
      }),
      { numRuns: 6, endOnFailure: true },
    );
  });
});
