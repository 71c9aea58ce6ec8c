import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { GitHubEvent } from '../../src/events/event.ts';
import {
  pullHoldSignal,
  pullReleaseSignal,
  pullRequestStateQuery,
  pullRetestSignal,
  waitingQuery,
} from '../../src/workflows/messages.ts';
import { commentMade, newSha, pullChanged } from './deliveries.ts';
import { eventually, useHarness } from './harness.ts';
import { ALL_GREEN } from './scripted-cluster.ts';

const harness = useHarness();
const { client, cluster, host, queueId, sink } = harness;
const HOLD = 'do-not-merge/hold';

beforeAll(async () => {
  await harness.watch();
});

async function deliver(event: GitHubEvent): Promise<void> {
  await sink.accept({ guid: randomUUID(), event });
}

function stateOf(number: number) {
  return client.workflow.getHandle(`pull/org/repo/${String(number)}`).query(pullRequestStateQuery);
}

/** The prow job of one name that the pull request knows. */
function jobOf(number: number, name: string): Promise<string> {
  return eventually(async () => {
    const { jobs } = await stateOf(number);
    const job = jobs.find((one) => one.job === name);
    expect(job).toBeDefined();
    return job?.prowJob ?? '';
  });
}

async function hasPod(prowJob: string): Promise<void> {
  await eventually(() => {
    expect(cluster.created).toContain(prowJob);
  });
}

async function waits(prowJob: string, isHeld: boolean): Promise<void> {
  await eventually(async () => {
    const waiting = await client.workflow.getHandle(queueId).query(waitingQuery);
    const entry = waiting.find((one) => one.prowJob === prowJob);
    expect(entry?.why.startsWith('held')).toBe(isHeld);
  });
}

/** One pull request runs the only `limited`; another waits for it. */
async function oneBehindTheOther(first: number, second: number) {
  host.heads.set(first, newSha()).set(second, newSha());
  await deliver(commentMade(first, '/test limited'));
  const running = await jobOf(first, 'limited');
  await hasPod(running);
  await deliver(commentMade(second, '/test limited'));
  const waiting = await jobOf(second, 'limited');
  await waits(waiting, false);
  return { running, waiting };
}

describe('a pull request that is held', () => {
  it('keeps its job that waits for a slot waiting until it is released', async () => {
    const { running, waiting } = await oneBehindTheOther(101, 102);
    await deliver(commentMade(102, '/hold until Monday'));
    await waits(waiting, true);
    expect(host.labels).toContain(HOLD);
    expect(await stateOf(102)).toMatchObject({ held: { by: '/hold of org/repo#102 by @dev' } });
    cluster.change(running, ALL_GREEN);
    await client.workflow.getHandle(running).result();
    await deliver(commentMade(102, '/hold cancel'));
    await hasPod(waiting);
    expect(host.labels).not.toContain(HOLD);
    expect(await stateOf(102)).not.toHaveProperty('held');
    cluster.change(waiting, ALL_GREEN);
    await client.workflow.getHandle(waiting).result();
  });

  it('holds what it starts meanwhile, too', async () => {
    const { running, waiting } = await oneBehindTheOther(103, 104);
    host.heads.set(105, newSha());
    await deliver(commentMade(105, '/hold\n/test limited'));
    const held = await jobOf(105, 'limited');
    await waits(held, true);
    cluster.change(running, ALL_GREEN);
    await hasPod(waiting);
    cluster.change(waiting, ALL_GREEN);
    await client.workflow.getHandle(waiting).result();
    expect(cluster.created).not.toContain(held);
    await deliver(commentMade(105, '/unhold'));
    await hasPod(held);
    cluster.change(held, ALL_GREEN);
  });
});

describe('without a comment, a pull request', () => {
  const asked = () => ({ guid: randomUUID(), by: 'alice' });

  it('is held and released, with its label', async () => {
    host.heads.set(106, newSha());
    await deliver(commentMade(106, 'hello'));
    const handle = client.workflow.getHandle('pull/org/repo/106');
    await handle.signal(pullHoldSignal, asked());
    await eventually(async () => {
      expect(host.labels).toContain(HOLD);
      expect(await stateOf(106)).toMatchObject({ held: { by: 'alice' } });
    });
    await handle.signal(pullReleaseSignal, asked());
    await eventually(async () => {
      expect(host.labels).not.toContain(HOLD);
      expect(await stateOf(106)).not.toHaveProperty('held');
    });
  });

  it('runs again what failed, once for each request', async () => {
    const head = newSha();
    host.heads.set(107, head);
    await deliver(pullChanged(107, 'opened', head));
    const failing = await jobOf(107, 'unit');
    await hasPod(failing);
    cluster.change(failing, { phase: 'Failed' });
    await eventually(() => {
      expect(
        host.statuses.find(({ sha, state }) => sha === head && state === 'failure'),
      ).toBeDefined();
    });
    const before = cluster.created.length;
    const again = asked();
    const handle = client.workflow.getHandle('pull/org/repo/107');
    await handle.signal(pullRetestSignal, again);
    await handle.signal(pullRetestSignal, again);
    await eventually(() => {
      expect(cluster.created.length).toBe(before + 1);
    });
    expect(await stateOf(107)).toMatchObject({ head, waitingDeliveries: 0 });
  });
});
