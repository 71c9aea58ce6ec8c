import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { GitHubEvent } from '../../src/events/event.ts';
import type { Sha } from '../../src/prowjob/ids.ts';
import { jobStateQuery, pullRequestStateQuery } from '../../src/workflows/messages.ts';
import { commentMade, newSha, pullChanged, pushed } from './deliveries.ts';
import { eventually, useHarness } from './harness.ts';
import { ALL_GREEN } from './scripted-cluster.ts';

const harness = useHarness();
const { client, cluster, host, sink } = harness;
let lastNumber = 0;

/** A new pull request, opened. */
async function opened(): Promise<{ number: number; head: Sha; guid: string; pod: string }> {
  lastNumber += 1;
  const number = lastNumber;
  const head = newSha();
  host.heads.set(number, head);
  const before = cluster.created.length;
  const guid = await deliver(pullChanged(number, 'opened', head));
  return { number, head, guid, pod: await podAfter(before) };
}

async function deliver(event: GitHubEvent, guid: string = randomUUID()): Promise<string> {
  await sink.accept({ guid, event });
  return guid;
}

/** The Pod that is created after `before` others. */
function podAfter(before: number): Promise<string> {
  return eventually(() => {
    const pod = cluster.created[before];
    expect(pod).toBeDefined();
    return String(pod);
  });
}

function statesOf(sha: string, context = 'unit'): readonly string[] {
  return host.statuses
    .filter((status) => status.sha === sha && status.context === context)
    .map(({ state }) => state);
}

/** Returns when the pull request has handled everything that was delivered. */
function handled(number: number): Promise<void> {
  const handle = client.workflow.getHandle(`pull/org/repo/${String(number)}`);
  return eventually(async () => {
    const { waitingDeliveries, lastDecisions } = await handle.query(pullRequestStateQuery);
    expect(waitingDeliveries).toBe(0);
    expect(lastDecisions).toBeDefined();
  });
}

describe('a pull request', () => {
  beforeAll(async () => {
    await harness.watch();
  });

  it('starts the jobs that always run when it is opened', async () => {
    const { head, pod } = await opened();
    cluster.change(pod, ALL_GREEN);
    await eventually(() => {
      expect(statesOf(head)).toEqual(['pending', 'success']);
    });
  });

  it('starts one job however often the same delivery comes', async () => {
    const { number, head, guid } = await opened();
    const event = pullChanged(number, 'opened', head);
    await Promise.all([deliver(event, guid), deliver(event, guid), deliver(event, guid)]);
    const second = newSha();
    await deliver(pullChanged(number, 'synchronize', second));
    await eventually(() => {
      expect(statesOf(second)).toEqual(['pending']);
    });
    expect(statesOf(head).filter((state) => state === 'pending')).toHaveLength(1);
  });

  it('starts no second job when the delivery comes after its workflow has ended', async () => {
    const { number, head, guid, pod } = await opened();
    cluster.change(pod, ALL_GREEN);
    await eventually(() => {
      expect(statesOf(head).at(-1)).toBe('success');
    });
    await client.workflow.getHandle(`pull/org/repo/${String(number)}`).terminate();
    const before = cluster.created.length;
    await deliver(pullChanged(number, 'opened', head), guid);
    await handled(number);
    await opened();
    expect(cluster.created).toHaveLength(before + 1);
  });

  it('aborts the jobs of the old commit when a new one is pushed', async () => {
    const { number, head, pod } = await opened();
    const before = cluster.created.length;
    const second = newSha();
    await deliver(pullChanged(number, 'synchronize', second));
    await podAfter(before);
    await eventually(() => {
      expect(cluster.deleted).toContain(pod);
      expect(statesOf(head).at(-1)).toBe('failure');
      expect(statesOf(second)).toEqual(['pending']);
    });
  });

  it('runs again what failed when somebody says /retest', async () => {
    const { number, head, pod } = await opened();
    cluster.change(pod, { phase: 'Failed' });
    await eventually(() => {
      expect(statesOf(head)).toEqual(['pending', 'failure']);
    });
    const before = cluster.created.length;
    await deliver(commentMade(number, '/retest'));
    cluster.change(await podAfter(before), ALL_GREEN);
    await eventually(() => {
      expect(statesOf(head)).toEqual(['pending', 'failure', 'pending', 'success']);
    });
  });

  it('replaces a running job by a newer run, which alone reports', async () => {
    const { number, head, pod } = await opened();
    const before = cluster.created.length;
    await deliver(commentMade(number, '/test unit'));
    const second = await podAfter(before);
    await eventually(() => {
      expect(cluster.deleted).toContain(pod);
    });
    cluster.change(second, ALL_GREEN);
    await eventually(() => {
      expect(statesOf(head).at(-1)).toBe('success');
    });
    expect(statesOf(head)).not.toContain('failure');
  });

  it('aborts everything when it is closed', async () => {
    const { number, head, pod } = await opened();
    await deliver(pullChanged(number, 'closed', head));
    await eventually(() => {
      expect(cluster.deleted).toContain(pod);
    });
  });

  it('tells its running jobs and its last decisions with their reasons', async () => {
    const { number, guid } = await opened();
    const handle = client.workflow.getHandle(`pull/org/repo/${String(number)}`);
    const state = await eventually(async () => {
      const now = await handle.query(pullRequestStateQuery);
      expect(now.jobs).toHaveLength(1);
      return now;
    });
    expect(state.jobs[0]).toMatchObject({ job: 'unit' });
    expect(state.lastDecisions.join('\n')).toMatch(/start unit: .+/);
    expect(guid).not.toBe(state.jobs[0]?.prowJob);
  });

  it('tells of a delivery that cannot be handled, and goes on with the next', async () => {
    const { number } = await opened();
    const handle = client.workflow.getHandle(`pull/org/repo/${String(number)}`);
    host.branchFailure = Object.assign(new Error('no such branch'), { code: 'NOT_FOUND' });
    await deliver(pullChanged(number, 'synchronize', newSha()));
    await eventually(async () => {
      const { lastDecisions } = await handle.query(pullRequestStateQuery);
      expect(lastDecisions).toEqual(['could not decide: no such branch']);
    });
    host.branchFailure = undefined;
    const third = newSha();
    await deliver(pullChanged(number, 'synchronize', third));
    await eventually(() => {
      expect(statesOf(third)).toEqual(['pending']);
    });
  });

  it('finds a job that ended while nobody watched', async () => {
    const { pod } = await opened();
    cluster.changeSilently(pod, ALL_GREEN);
    const handle = client.workflow.getHandle(pod);
    await harness.prowJobs.podChanged(pod, pod, 'Succeeded');
    await eventually(async () => {
      expect(await handle.query(jobStateQuery)).toMatchObject({ result: 'success' });
    });
  });
});

describe('a push', () => {
  it('starts the postsubmits of its branch, once for each delivery', async () => {
    const before = cluster.created.length;
    const event = pushed('main');
    const guid = await deliver(event);
    await podAfter(before);
    await deliver(event, guid);
    await deliver(pushed('other'));
    expect(await client.workflow.getHandle(`event/${guid}`).result()).toEqual([
      expect.stringMatching(/^start deploy: /),
    ]);
    expect(cluster.created).toHaveLength(before + 1);
  });
});
