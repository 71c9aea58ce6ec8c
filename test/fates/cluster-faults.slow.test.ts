import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { LABEL } from '../../src/prowjob/labels.ts';
import { newJob } from '../workflows/new-job.ts';
import type { Fault } from './faulty-proxy.ts';
import { running, SUCCEEDED } from './pod-statuses.ts';
import { useScene } from './scene.ts';

const scene = useScene();

afterEach(() => {
  scene().way.clear();
});

function isCreation({ method, url }: IncomingMessage): boolean {
  return method === 'POST' && (url ?? '').includes('/pods');
}

/** The next creations of Pods meet a fault, so many of them. */
function failCreations(times: number, fault: Fault): void {
  let left = times;
  scene().way.obstruct((request) => {
    if (!isCreation(request) || left === 0) return undefined;
    left -= 1;
    return fault;
  });
}

/** Lets the job's Pod succeed, and gives how the job ended. */
async function finish(job: Awaited<ReturnType<ReturnType<typeof scene>['start']>>, attempt = 0) {
  const { node, pod, result } = scene();
  await node.report(await pod(job, attempt), SUCCEEDED);
  return result(job);
}

describe('a Pod that cannot be created', () => {
  it('because somebody else has one of its name is an error', async () => {
    const { node, prowJobs, result } = scene();
    const job = newJob();
    await node.create(job.metadata.name, { app: 'shop' });
    await prowJobs.start(job);
    const { description, ...state } = await result(job);
    expect(state).toMatchObject({ result: 'error' });
    expect(description).toMatch(/^Pod can not be created: .* another Pod of this name$/);
  });

  it('because it is there already, of this very job, is adopted with its build id', async () => {
    const { node, prowJobs } = scene();
    const job = newJob();
    const { name } = job.metadata;
    await node.create(name, { [LABEL.prowJobId]: name, [LABEL.buildId]: '42' });
    await prowJobs.start(job);
    expect(await finish(job)).toMatchObject({ result: 'success', workload: { buildId: '42' } });
    expect(await node.podsOf(name)).toEqual([name]);
  });

  it('because admission refuses it is an error, with the sentence of the API server', async () => {
    const { result, start } = scene();
    const containers = [{ name: 'test', image: 'alpine' }];
    const job = await start({ pod_spec: { containers, priorityClassName: 'nobody-has-this' } });
    const { description, ...state } = await result(job);
    expect(state).toMatchObject({ result: 'error' });
    expect(description).toContain('no PriorityClass with name nobody-has-this was found');
  });

  it('because the quota is used up waits for it, and says so', async () => {
    const { node, prowJobs, start, told, words } = scene();
    await node.quota('default', 0);
    const job = await start({ namespace: 'default' });
    await expect
      .poll(() => words(job).join(), { timeout: 20_000 })
      .toContain('Waiting for quota in build cluster default.');
    await node.quota('default');
    await expect.poll(() => told(job).last, { timeout: 60_000 }).toBe('Job triggered.');
    await prowJobs.abort(job.metadata.name, { because: 'Enough.', isSuperseded: false });
  });

  it('because its build cluster is not configured is an error', async () => {
    const { result, start } = scene();
    expect(await result(await start({ cluster: 'nowhere' }))).toMatchObject({
      result: 'error',
      description: 'Terminal error: build cluster nowhere is not configured.',
    });
  });

  it.each<[string, number, Fault]>([
    [
      'the API server has too much to do',
      3,
      { kind: 'answer', status: 429, headers: { 'retry-after': '1' } },
    ],
    ['the API server is broken', 3, { kind: 'answer', status: 500 }],
    ['the API server is away', 5, { kind: 'away' }],
  ])('because %s is created later, once', async (_what, times, fault) => {
    const { node, start } = scene();
    failCreations(times, fault);
    const job = await start();
    expect(await finish(job)).toMatchObject({ result: 'success' });
    expect(await node.podsOf(job.metadata.name)).toHaveLength(1);
  });

  it('because the connection stays open and silent is created later, once, and people are told', async () => {
    const { node, start, way, words } = scene();
    way.obstruct((request) => (isCreation(request) ? { kind: 'silent' } : undefined));
    const job = await start();
    await expect
      .poll(() => words(job).join(), { timeout: 20_000 })
      .toContain('Waiting for build cluster default.');
    way.clear();
    way.cut();
    expect(await finish(job)).toMatchObject({ result: 'success' });
    expect(await node.podsOf(job.metadata.name)).toHaveLength(1);
  });
});

describe('a Pod that runs', () => {
  it('while the API server goes away and comes back is judged by its end', async () => {
    const { node, pod, result, start, way } = scene();
    const job = await start();
    const name = await pod(job);
    way.obstruct(() => ({ kind: 'away' }));
    way.cut();
    await node.report(name, SUCCEEDED);
    await sleep(3_000);
    way.clear();
    expect(await result(job)).toMatchObject({ result: 'success' });
  });

  it('while the watch of the Pods expires is judged by its end', async () => {
    const { node, pod, result, start, way } = scene();
    const job = await start();
    const name = await pod(job);
    let expired = 0;
    way.obstruct(({ url = '' }) => {
      if (!url.includes('watch=true') || expired > 1) return undefined;
      expired += 1;
      return { kind: 'answer', status: 410 };
    });
    way.cut();
    await expect.poll(() => expired, { timeout: 20_000 }).toBeGreaterThan(0);
    await node.report(name, SUCCEEDED);
    expect(await result(job)).toMatchObject({ result: 'success' });
  });

  it('while its credentials do not count for a while is judged by its end', async () => {
    const { node, pod, result, start, way } = scene();
    const job = await start();
    const name = await pod(job);
    let refused = 0;
    way.obstruct(({ method }) => {
      if (method !== 'GET' || refused > 4) return undefined;
      refused += 1;
      return { kind: 'answer', status: refused % 2 === 0 ? 401 : 403 };
    });
    way.cut();
    await node.report(name, SUCCEEDED);
    expect(await result(job)).toMatchObject({ result: 'success' });
  });

  it.each([
    ['is aborted says why, and is gone within seconds', false, ['pending', 'failure']],
    ['is superseded tells nobody, and is gone within seconds', true, ['pending']],
  ])('of a job that %s', async (_what, isSuperseded, states) => {
    const { node, pod, prowJobs, result, start, told } = scene();
    const job = await start();
    await node.report(await pod(job), running());
    await expect.poll(() => told(job).states, { timeout: 10_000 }).toEqual(['pending']);
    await prowJobs.abort(job.metadata.name, { because: 'Aborted: enough.', isSuperseded });
    await expect.poll(() => node.podsOf(job.metadata.name), { timeout: 10_000 }).toEqual([]);
    expect(await result(job)).toMatchObject({ result: 'aborted', isSuperseded });
    expect(told(job).states).toEqual(states);
  });
});
