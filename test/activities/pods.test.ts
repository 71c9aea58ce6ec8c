import { describe, expect, it } from 'vitest';
import { createPodActivities } from '../../src/activities/pods.ts';
import type { PodCluster, PodRef } from '../../src/ports/cluster.ts';
import type { PodFacts } from '../../src/prowjob/pod-facts.ts';
import type { Pod } from '../../src/prowjob/pod-spec.ts';
import type { ProwJobSpec } from '../../src/prowjob/spec.ts';
import { CONFIG } from '../workflows/config.ts';
import { newJob } from '../workflows/new-job.ts';
import { far } from './far-error.ts';

const NOW = new Date('2026-08-01T12:00:00Z');
const MINUTE_MS = 60_000;

function podFacts(changes: Partial<PodFacts> = {}): PodFacts {
  return {
    name: 'pod',
    uid: 'uid',
    phase: 'Pending',
    createdAt: NOW.toISOString(),
    labels: { 'prow.k8s.io/build-id': '42' },
    containers: [],
    ...changes,
  };
}

/** Activities on a cluster `default` that holds one Pod, or none, and keeps what is done to it. */
function scene(there?: PodFacts, refusal?: Error) {
  const created: Pod[] = [];
  const deleted: PodRef[] = [];
  const cluster: PodCluster = {
    createPod: (pod) => {
      created.push(pod);
      if (refusal) return Promise.reject(refusal);
      const { name, labels = {} } = pod.metadata;
      return Promise.resolve(there ?? podFacts({ name, labels }));
    },
    readPod: () => Promise.resolve(there),
    deletePod: (pod) => Promise.resolve(void deleted.push(pod)),
    watchPods: () => Promise.resolve(),
  };
  const { config, plugins } = CONFIG;
  const plank = {
    ...config.global.plank,
    jobUrlTemplate: 'https://prow.example/{{.Status.BuildID}}',
  };
  const snapshot = { plugins, config: { ...config, global: { ...config.global, plank } } };
  const activities = createPodActivities({
    clusters: (alias) => (alias === 'default' ? cluster : undefined),
    config: { current: () => snapshot },
    leases: { ask: () => Promise.resolve() },
    newBuildId: () => '7',
    now: () => NOW,
  });
  return { ...activities, created, deleted };
}

const job = newJob();
const { name } = job.metadata;
const FIRST = { attempt: 0, hasLease: false, ticket: 1, isHeld: false };

describe('the start of a Pod', () => {
  it.each([
    [0, name],
    [1, `${name}-1`],
    [12, `${name}-12`],
  ])(
    'attempt %i names it after the job and the attempt, in its namespace',
    async (attempt, podName) => {
      const pods = scene();
      await pods.startPod({ job, ...FIRST, attempt });
      expect(pods.created[0]?.metadata).toMatchObject({ name: podName, namespace: 'test-pods' });
    },
  );

  it('gives a build id, and where people find the results', async () => {
    const pods = scene();
    expect(await pods.startPod({ job, ...FIRST })).toEqual({
      happening: {
        kind: 'pod-created',
        workload: { podName: name, buildId: '7', url: 'https://prow.example/7' },
      },
      lookAgainMs: 5 * MINUTE_MS,
      isQueued: false,
    });
  });

  it('that finds the Pod there takes over its build id', async () => {
    const pods = scene(podFacts());
    expect(await pods.startPod({ job, ...FIRST })).toMatchObject({
      happening: { workload: { podName: 'pod', buildId: '42', url: 'https://prow.example/42' } },
    });
  });

  it('that finds the Pod there and done looks at it at once', async () => {
    const pods = scene(podFacts({ phase: 'Succeeded' }));
    expect((await pods.startPod({ job, ...FIRST })).lookAgainMs).toBe(0);
  });

  it('that the cluster refuses ends the job, with the reason', async () => {
    const pods = scene(undefined, far('REFUSED', 'exceeded quota'));
    expect((await pods.startPod({ job, ...FIRST })).happening).toEqual({
      kind: 'finished',
      result: 'error',
      description: 'Pod can not be created: exceeded quota',
    });
  });

  it.each(['UNAVAILABLE', 'THROTTLED'])('that fails with %s is tried again', async (code) => {
    const pods = scene(undefined, far(code, 'not now'));
    await expect(pods.startPod({ job, ...FIRST })).rejects.toMatchObject({ code });
  });
});

describe('a job of another agent', () => {
  it('ends in error instead of a Pod that has no containers', async () => {
    const pods = scene();
    const job = newJob({ agent: 'tekton-pipeline' });
    const { happening } = await pods.startPod({ job, ...FIRST });
    expect(happening).toMatchObject({
      result: 'error',
      description: 'Jobs of agent tekton-pipeline cannot be run yet.',
    });
  });
});

describe('a build cluster that is not configured', () => {
  const elsewhere = newJob({ cluster: 'elsewhere' });

  it('ends the job, whether it starts or runs', async () => {
    const pods = scene();
    const started = await pods.startPod({ job: elsewhere, ...FIRST });
    const looked = await pods.lookAtPod({ job: elsewhere, podName: 'pod', revivals: 0 });
    expect(started.happening).toMatchObject({
      result: 'error',
      description: 'Terminal error: build cluster elsewhere is not configured.',
    });
    expect(looked).toEqual(started);
  });

  it('has nothing to remove', async () => {
    const pods = scene();
    await expect(pods.removePod({ job: elsewhere, attempt: 0 })).resolves.toBeUndefined();
    expect(pods.deleted).toEqual([]);
  });
});

describe('a look at a Pod', () => {
  const look = (there: PodFacts | undefined, spec: Partial<ProwJobSpec> = {}, revivals = 0) => {
    const pods = scene(there);
    return pods
      .lookAtPod({ job: newJob(spec), podName: 'pod', revivals })
      .then(({ happening }) => ({
        happening,
        deleted: pods.deleted.map((pod) => pod.name),
      }));
  };
  const minutesAgo = (minutes: number): string =>
    new Date(NOW.getTime() - minutes * MINUTE_MS).toISOString();

  it('that runs says only when to look again', async () => {
    const there = podFacts({
      phase: 'Running',
      startedAt: minutesAgo(12),
      createdAt: minutesAgo(12),
    });
    const pods = scene(there);
    const seen = await pods.lookAtPod({ job, podName: 'pod', revivals: 0 });
    expect(seen).toEqual({ lookAgainMs: 12 * MINUTE_MS });
  });

  it.each([
    ['succeeded', podFacts({ phase: 'Succeeded' }), 'success', []],
    ['failed', podFacts({ phase: 'Failed' }), 'failure', []],
    ['never got a node', podFacts({ createdAt: minutesAgo(6) }), 'error', ['pod']],
    [
      'ran for too long',
      podFacts({ phase: 'Running', startedAt: minutesAgo(49 * 60) }),
      'aborted',
      ['pod'],
    ],
  ])('that %s ends the job', async (_what, there, result, deleted) => {
    expect(await look(there)).toMatchObject({ happening: { kind: 'finished', result }, deleted });
  });

  it.each([
    ['is gone', undefined, false, []],
    ['was evicted', podFacts({ phase: 'Failed', reason: 'Evicted' }), true, ['pod']],
  ])('that %s asks for another', async (_what, there, countsAsRevival, deleted) => {
    const happening = { kind: 'pod-lost', countsAsRevival };
    expect(await look(there)).toEqual({ happening, deleted });
  });

  it('that was lost once too often ends the job', async () => {
    const evicted = podFacts({ phase: 'Failed', reason: 'Evicted' });
    const { maxRevivals } = CONFIG.config.global.plank;
    const { happening } = await look(evicted, {}, maxRevivals);
    expect(happening).toMatchObject({ kind: 'finished', result: 'error' });
  });

  it("goes by the job's own time-outs", async () => {
    const decoration_config = { pod_unscheduled_timeout: '1m' };
    const { happening } = await look(podFacts({ createdAt: minutesAgo(2) }), { decoration_config });
    expect(happening).toMatchObject({ description: 'Pod scheduling timeout.' });
  });
});

it('the Pod of an attempt is removed by its name', async () => {
  const pods = scene();
  await pods.removePod({ job, attempt: 2 });
  expect(pods.deleted).toEqual([{ namespace: 'test-pods', name: `${name}-2` }]);
});
