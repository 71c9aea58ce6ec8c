import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { describe, expect, it, vi } from 'vitest';
import { createWatchActivities } from '../../src/activities/watch.ts';
import type { PodCluster, PodWatchHandlers } from '../../src/ports/cluster.ts';
import type { PodFacts } from '../../src/prowjob/pod-facts.ts';

const WHERE = { cluster: 'default', namespace: 'test-pods' };
const NOW = new Date('2026-08-01T12:00:00Z');

function podFacts(changes: Partial<PodFacts> = {}): PodFacts {
  return {
    name: 'pod',
    uid: 'uid',
    phase: 'Running',
    createdAt: NOW.toISOString(),
    labels: { 'prow.k8s.io/id': 'job' },
    containers: [],
    ...changes,
  };
}

/** Runs the Activity on a cluster where `play` happens; the watch ends with the play unless that stays open. */
function watched(
  play: (handlers: PodWatchHandlers, signal: AbortSignal) => Promise<void> | void,
  podChanged: (phase: string) => Promise<void> = () => Promise.resolve(),
) {
  const nudges: string[] = [];
  const asked: unknown[] = [];
  const cluster: Pick<PodCluster, 'watchPods'> = {
    watchPods: async (where, handlers, signal) => {
      asked.push(where);
      await play(handlers, signal);
    },
  };
  const environment = new MockActivityEnvironment({}, { logger: new DefaultLogger('ERROR') });
  let heartbeats = 0;
  environment.on('heartbeat', () => {
    heartbeats += 1;
  });
  const activities = createWatchActivities({
    clusters: (alias) => (alias === 'default' ? (cluster as PodCluster) : undefined),
    prowJobs: {
      podChanged: (job, pod, phase) => {
        nudges.push(`${job} ${pod} ${phase}`);
        return podChanged(phase);
      },
    },
    heartbeatMs: 5,
    now: () => NOW,
  });
  const watch = (where: typeof WHERE): Promise<void> => activities.watchPods(where);
  return {
    nudges,
    asked,
    heartbeats: () => heartbeats,
    run: (where = WHERE) => environment.run(watch, where),
    cancel: () => {
      environment.cancel();
    },
  };
}

async function nudgesOf(...pods: readonly Partial<PodFacts>[]): Promise<readonly string[]> {
  const { nudges, run } = watched((handlers) => {
    for (const pod of pods) handlers.seen(podFacts(pod));
  });
  await run();
  return nudges;
}

describe('the watch of Pods', () => {
  it.each<[string, Partial<PodFacts>, string]>([
    ['ended well', { phase: 'Succeeded' }, 'Succeeded'],
    ['failed', { phase: 'Failed' }, 'Failed'],
    ['was evicted', { phase: 'Failed', reason: 'Evicted' }, 'Failed'],
    ['lost its node', { phase: 'Unknown' }, 'Unknown'],
    ['is being deleted', { deletedAt: NOW.toISOString() }, 'Deleting'],
  ])('nudges the job of a Pod that %s', async (_what, pod, phase) => {
    expect(await nudgesOf(pod)).toEqual([`job pod ${phase}`]);
  });

  it.each<[string, Partial<PodFacts>]>([
    ['waits', { phase: 'Pending' }],
    ['waits for days', { phase: 'Pending', createdAt: '2026-07-01T12:00:00Z' }],
    ['runs', { phase: 'Running' }],
    ['belongs to no job of ours', { phase: 'Failed', labels: {} }],
  ])('leaves the job of a Pod alone that %s', async (_what, pod) => {
    expect(await nudgesOf(pod)).toEqual([]);
  });

  it('nudges once for each phase, however often it is told', async () => {
    const failed = { phase: 'Failed' } as const;
    const deleting = { ...failed, deletedAt: NOW.toISOString() };
    expect(await nudgesOf(failed, failed, deleting, deleting)).toEqual([
      'job pod Failed',
      'job pod Deleting',
    ]);
  });

  it('takes a new Pod of the same name for another', async () => {
    expect(await nudgesOf({ phase: 'Failed' }, { phase: 'Failed', uid: 'other' })).toHaveLength(2);
  });

  it('nudges the job of a deleted Pod', async () => {
    const { nudges, run } = watched((handlers) => {
      handlers.gone(podFacts());
    });
    await run();
    expect(nudges).toEqual(['job pod Gone']);
  });

  it('nudges again when the first nudge did not arrive', async () => {
    const { nudges, run } = watched(
      async (handlers) => {
        handlers.seen(podFacts({ phase: 'Failed' }));
        await new Promise(setImmediate);
        handlers.seen(podFacts({ phase: 'Failed' }));
      },
      () => Promise.reject(new Error('no server')),
    );
    await run();
    expect(nudges).toEqual(['job pod Failed', 'job pod Failed']);
  });

  it('looks only at the Pods that prowflow made, in its namespace', async () => {
    const { asked, run } = watched(() => undefined);
    await run();
    expect(asked).toEqual([{ namespace: 'test-pods', selector: 'created-by-prow=true' }]);
  });
});

describe('the Activity that watches', () => {
  const untilStopped = (_handlers: PodWatchHandlers, signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      signal.addEventListener('abort', () => {
        resolve();
      });
    });

  it('beats while it watches, and ends when it is cancelled', async () => {
    const { heartbeats, run, cancel } = watched(untilStopped);
    const ended = run();
    await vi.waitFor(() => {
      expect(heartbeats()).toBeGreaterThan(2);
    });
    cancel();
    await expect(ended).resolves.toBeUndefined();
    const atTheEnd = heartbeats();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(heartbeats()).toBe(atTheEnd);
  });

  it('fails when the watch fails, and is tried again whatever the cluster said', async () => {
    const broken = new Error('the watch broke');
    const { run } = watched(() => Promise.reject(broken));
    await expect(run()).rejects.toMatchObject({ message: 'the watch broke', nonRetryable: false });
  });

  it('waits for a cluster that is not configured', async () => {
    const { run } = watched(() => undefined);
    const ended = run({ ...WHERE, cluster: 'elsewhere' });
    await expect(ended).rejects.toMatchObject({
      message: 'build cluster elsewhere is not configured',
      type: 'NotConfigured',
      nonRetryable: false,
    });
  });
});
