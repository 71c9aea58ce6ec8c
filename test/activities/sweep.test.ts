import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { describe, expect, it } from 'vitest';
import { createSweepActivities, type Swept } from '../../src/activities/sweep.ts';
import type { PodInventory } from '../../src/ports/sweep.ts';
import type { JobEnd } from '../../src/prowjob/job-end.ts';
import type { PodFacts } from '../../src/prowjob/pod-facts.ts';
import { configOf, MAIN } from '../config/sample.ts';
import { CONFIG } from '../workflows/config.ts';
import { far } from './far-error.ts';

const HOUR = 3_600_000;
const NOW = new Date('2026-03-02T12:00:00Z');
const ENDS: Readonly<Record<string, JobEnd>> = {
  live: { kind: 'live' },
  old: { kind: 'ended', atMs: NOW.getTime() - 25 * HOUR },
  new: { kind: 'ended', atMs: NOW.getTime() - HOUR },
  gone: { kind: 'unknown' },
};

function pod(job: string, more: Partial<PodFacts> = {}): PodFacts {
  return {
    name: `pod-of-${job}`,
    uid: `uid-of-${job}`,
    phase: 'Succeeded',
    createdAt: '2026-03-01T00:00:00Z',
    labels: { 'prow.k8s.io/id': job },
    containers: [],
    ...more,
  };
}

interface Scene {
  readonly pages: readonly (readonly PodFacts[])[];
  readonly sinker?: string;
  readonly remove?: PodInventory['remove'];
}

function scene({ pages, sinker = '{}', remove }: Scene) {
  const removed: string[] = [];
  const asked: unknown[] = [];
  const inventory: PodInventory = {
    async *pages(where) {
      asked.push(where);
      for (const page of pages) yield await Promise.resolve(page);
    },
    remove: remove ?? (({ name, uid }) => Promise.resolve(void removed.push(`${name} ${uid}`))),
  };
  const config = configOf('', `${MAIN}\nsinker: ${sinker}`);
  const activities = createSweepActivities({
    inventories: {
      aliases: () => ['default', 'gpu'],
      inventory: (alias) => (alias === 'default' ? inventory : undefined),
    },
    jobEnds: {
      endOf: (name) => {
        const end = ENDS[name];
        return end ? Promise.resolve(end) : Promise.reject(far('UNAVAILABLE', 'Temporal is away'));
      },
    },
    config: { current: () => ({ ...CONFIG, config }) },
    history: { pack: (now) => Promise.resolve(now.getTime()) },
    now: () => NOW,
  });
  const environment = new MockActivityEnvironment({}, { logger: new DefaultLogger('ERROR') });
  let heartbeats = 0;
  environment.on('heartbeat', () => (heartbeats += 1));
  const sweep = (cluster = 'default'): Promise<Swept> =>
    environment.run((input: { readonly cluster: string }) => activities.sweepPods(input), {
      cluster,
    });
  return { activities, sweep, removed, asked, heartbeats: () => heartbeats };
}

describe('a sweep of a build cluster', () => {
  it('removes what runs that are over have left, and counts by reason', async () => {
    const aged = pod('new', { startedAt: '2026-03-01T00:00:00Z' });
    const { sweep, removed } = scene({
      pages: [
        [pod('live'), pod('old')],
        [aged, pod('gone')],
      ],
    });
    expect(await sweep()).toEqual({
      existing: 4,
      removed: { aged: 1, ttled: 1, orphaned: 1 },
      errors: 0,
    });
    expect(removed).toEqual([
      'pod-of-old uid-of-old',
      'pod-of-new uid-of-new',
      'pod-of-gone uid-of-gone',
    ]);
  });

  it('keeps to the settings', async () => {
    const { sweep } = scene({ pages: [[pod('new')]], sinker: '{terminated_pod_ttl: 30m}' });
    expect(await sweep()).toMatchObject({ removed: { ttled: 1 } });
  });

  it('looks at the Pods of Prow’s namespace that are Prow’s', async () => {
    const { sweep, asked } = scene({ pages: [] });
    expect(await sweep()).toMatchObject({ existing: 0 });
    expect(asked).toEqual([{ namespace: 'test-pods', selector: 'created-by-prow=true' }]);
  });

  it('leaves a Pod alone that is being deleted', async () => {
    const { sweep, removed } = scene({ pages: [[pod('old', { deletedAt: NOW.toISOString() })]] });
    expect(await sweep()).toMatchObject({ existing: 1, errors: 0 });
    expect(removed).toEqual([]);
  });

  it('takes a Pod without a run’s label for the one of its name', async () => {
    const { sweep, removed } = scene({ pages: [[pod('x', { name: 'old', labels: {} })]] });
    await sweep();
    expect(removed).toEqual(['old uid-of-x']);
  });

  it('keeps a Pod when nothing can be learned of its run, and goes on', async () => {
    const { sweep, removed } = scene({ pages: [[pod('nobody can say'), pod('old')]] });
    expect(await sweep()).toMatchObject({ existing: 2, errors: 1, removed: { ttled: 1 } });
    expect(removed).toHaveLength(1);
  });

  it('counts a Pod that cannot be removed', async () => {
    const remove = (): Promise<void> => Promise.reject(far('REFUSED', 'forbidden'));
    const { sweep } = scene({ pages: [[pod('old')]], remove });
    expect(await sweep()).toMatchObject({ removed: { ttled: 0 }, errors: 1 });
  });

  it('is alive on the way', async () => {
    const { sweep, heartbeats } = scene({ pages: [[pod('live')], [pod('live')]] });
    await sweep();
    expect(heartbeats()).toBe(2);
  });

  it('fails for a cluster that is not configured', async () => {
    const { sweep } = scene({ pages: [] });
    await expect(sweep('gpu')).rejects.toThrow('build cluster gpu is not configured');
  });
});

it('excluded clusters are not swept', async () => {
  const { activities } = scene({ pages: [], sinker: '{exclude_clusters: [gpu]}' });
  expect(await activities.clustersToSweep()).toEqual(['default']);
});

it('the history is packed as of now', async () => {
  expect(await scene({ pages: [] }).activities.packHistory()).toBe(NOW.getTime());
});
