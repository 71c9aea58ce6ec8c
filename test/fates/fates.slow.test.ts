import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { ProwJobSpec } from '../../src/prowjob/spec.ts';
import * as status from './pod-statuses.ts';
import { useScene, type Scene } from './scene.ts';

/** Time-outs of all jobs, short enough for a test. */
const scene = useScene(
  'pod_unscheduled_timeout: 3s, pod_pending_timeout: 3s, pod_running_timeout: 3s, max_revivals: 1',
);

/** What becomes of a job, by what becomes of its Pods. */
interface Fate {
  readonly spec?: Partial<ProwJobSpec>;
  /** What the cluster does, from the first Pod on. */
  readonly story: (scene: Scene, pod: string, next: () => Promise<string>) => Promise<unknown>;
  readonly result: 'success' | 'failure' | 'error' | 'aborted';
  readonly says: string;
  /** How many Pods the job had. */
  readonly pods?: number;
  /** Pods that stay with their logs; by default the last. */
  readonly left?: number;
}

/** A job with time-outs of its own. */
function allowing(time: string): Partial<ProwJobSpec> {
  const image = 'podutils';
  return {
    decoration_config: {
      pod_pending_timeout: time,
      pod_running_timeout: time,
      pod_unscheduled_timeout: time,
      utility_images: { clonerefs: image, initupload: image, entrypoint: image, sidecar: image },
    },
    pod_spec: { containers: [{ name: 'test', image: 'alpine', command: ['true'] }] },
  };
}

const report =
  (told: object): Fate['story'] =>
  ({ node }, pod) =>
    node.report(pod, told);

/** The first Pod is lost, and the second succeeds. */
const reviveAfter =
  (told: object): Fate['story'] =>
  async ({ node }, pod, next) => {
    await node.report(pod, told);
    await node.report(await next(), status.SUCCEEDED);
  };

const FATES: Readonly<Record<string, Fate>> = {
  succeeds: { story: report(status.SUCCEEDED), result: 'success', says: 'Job succeeded.' },
  fails: { story: report(status.FAILED), result: 'failure', says: 'Job failed.' },
  'succeeds without the end of a container': {
    story: report(status.SUCCEEDED_WITHOUT_END),
    result: 'error',
    says: "Pod was in succeeded phase but some containers didn't finish",
  },
  'never gets a node': {
    story: () => Promise.resolve(),
    result: 'error',
    says: 'Pod scheduling timeout.',
    left: 0,
  },
  'cannot pull its image': {
    story: report(status.pulling()),
    result: 'error',
    says: 'Pod pending timeout. Container test waits with ImagePullBackOff.',
    left: 0,
  },
  'runs for too long': {
    story: report(status.running()),
    result: 'aborted',
    says: 'Pod running timeout.',
    left: 0,
  },
  'runs for longer than its job allows': {
    spec: allowing('1s'),
    story: report(status.running()),
    result: 'aborted',
    says: 'Pod running timeout.',
    left: 0,
  },
  'runs for as long as its job allows, though other jobs may not': {
    spec: allowing('1h'),
    story: async ({ node }, pod) => {
      await node.report(pod, status.running());
      await sleep(4_000);
      await node.report(pod, status.SUCCEEDED);
    },
    result: 'success',
    says: 'Job succeeded.',
  },
  'is evicted': {
    story: reviveAfter(status.EVICTED),
    result: 'success',
    says: 'Job succeeded.',
    pods: 2,
  },
  'is evicted, which its job takes for its end': {
    spec: { error_on_eviction: true },
    story: report(status.EVICTED),
    result: 'error',
    says: 'Job pod was evicted by the cluster.',
  },
  'is evicted again and again': {
    story: async ({ node }, pod, next) => {
      await node.report(pod, status.EVICTED);
      await node.report(await next(), status.EVICTED);
    },
    result: 'error',
    says: 'Job pod reached max revivals (1) after being stopped unexpectedly (evicted)',
    pods: 2,
  },
  'loses its node': {
    story: async ({ node }, pod, next) => {
      await node.bind(pod);
      await node.report(pod, status.NODE_LOST);
      await node.remove(pod);
      const second = await next();
      await node.confirmRemoval(pod);
      await node.report(second, status.SUCCEEDED);
    },
    result: 'success',
    says: 'Job succeeded.',
    pods: 2,
  },
  'is in a phase that nobody knows': {
    story: reviveAfter(status.UNKNOWN),
    result: 'success',
    says: 'Job succeeded.',
    pods: 2,
  },
  'makes room for a more important one': {
    story: reviveAfter(status.disrupted('PreemptionByScheduler')),
    result: 'success',
    says: 'Job succeeded.',
    pods: 2,
  },
  'goes with its node, which is drained': {
    story: reviveAfter(status.disrupted('EvictionByEvictionAPI')),
    result: 'success',
    says: 'Job succeeded.',
    pods: 2,
  },
  'has a container that takes too much memory': {
    story: report(status.OUT_OF_MEMORY),
    result: 'error',
    says: 'Job pod was OOM killed by the cluster.',
  },
  'outlives its own deadline': {
    story: report(status.DEADLINE_EXCEEDED),
    result: 'failure',
    says: 'Job failed.',
  },
  'is deleted by somebody while it runs': {
    story: async ({ node }, pod) => {
      await node.bind(pod);
      await node.report(pod, status.running());
      await node.remove(pod);
    },
    result: 'error',
    says: 'Pod got deleted unexpectedly',
  },
  'is deleted by somebody before it runs, and gone at once': {
    story: async ({ node }, pod, next) => {
      await node.remove(pod);
      await node.report(await next(), status.SUCCEEDED);
    },
    result: 'success',
    says: 'Job succeeded.',
    pods: 2,
  },
};

describe('a job whose Pod', () => {
  it.concurrent.each(Object.entries(FATES))('%s', async (_what, fate) => {
    const now = scene();
    const job = await now.start(fate.spec);
    const pod = await now.pod(job);
    await fate.story(now, pod, () => now.pod(job, 1));
    const state = await now.result(job);
    expect(state).toMatchObject({ result: fate.result, description: fate.says });
    const { pods = 1 } = fate;
    const last = `${job.metadata.name}${pods === 1 ? '' : `-${String(pods - 1)}`}`;
    expect(state.workload?.podName).toBe(last);
    const told = fate.result === 'aborted' ? 'failure' : fate.result;
    expect(now.told(job).states.at(-1)).toBe(told);
    expect(now.told(job).states.slice(0, -1)).toEqual(Array(pods).fill('pending'));
    const left = await now.node.podsOf(job.metadata.name);
    expect(left).toEqual((fate.left ?? 1) === 0 ? [] : [last]);
  });
});
