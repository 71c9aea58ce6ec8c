import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ProwJob, ProwJobSpec } from '../../src/prowjob/spec.ts';
import type { JobState } from '../../src/prowjob/state.ts';
import {
  holdSignal,
  jobStateQuery,
  leaseMailSignal,
  releaseSignal,
  slotsQuery,
  timelineQuery,
  waitingQuery,
} from '../../src/workflows/messages.ts';
import { leaseRequest, queueSettings } from '../../src/rules/lease-request.ts';
import { CONFIG } from './config.ts';
import { eventually, useHarness } from './harness.ts';
import { newJob } from './new-job.ts';
import { ALL_GREEN } from './scripted-cluster.ts';

const harness = useHarness();
const { client, cluster, host, prowJobs, queueId } = harness;

beforeAll(async () => {
  await harness.watch();
});

const nameOf = (job: ProwJob): string => job.metadata.name;
const handleOf = (job: ProwJob) => client.workflow.getHandle(nameOf(job));
const queue = () => client.workflow.getHandle(queueId);

/** Runs of one job that may run once at a time, in the order of their triggers. */
function runsOfOneJob(count: number, spec: Partial<ProwJobSpec> = {}): readonly ProwJob[] {
  const name = `job-${randomUUID()}`;
  return Array.from({ length: count }, (_none, index) => {
    const job = newJob({ job: name, max_concurrency: 1, ...spec });
    const startTime = new Date(Date.UTC(2026, 7, 1, 12, index)).toISOString();
    return { ...job, status: { ...job.status, startTime } };
  });
}

async function hasPod(job: ProwJob): Promise<void> {
  await eventually(() => {
    expect(cluster.created).toContain(nameOf(job));
  });
}

async function waits(job: ProwJob): Promise<void> {
  await eventually(async () => {
    const waiting = await queue().query(waitingQuery);
    expect(waiting.map(({ prowJob }) => prowJob)).toContain(nameOf(job));
    expect(await handleOf(job).query(jobStateQuery)).toHaveProperty('heldUpBy');
  });
}

async function ends(job: ProwJob): Promise<JobState> {
  cluster.change(nameOf(job), ALL_GREEN);
  return (await handleOf(job).result()) as JobState;
}

async function startOneBehindTheOther(count: number) {
  const jobs = runsOfOneJob(count);
  const [running, ...waiting] = jobs;
  if (!running) throw new Error('there is nothing to start');
  await prowJobs.start(running);
  await hasPod(running);
  for (const job of waiting) {
    await prowJobs.start(job);
    await waits(job);
  }
  return { running, waiting };
}

describe('a limit of one run', () => {
  it('keeps the second run waiting, and tells people so, until the first has ended', async () => {
    const { running, waiting } = await startOneBehindTheOther(2);
    const [second] = waiting as [ProwJob];
    expect(cluster.created).not.toContain(nameOf(second));
    await eventually(() => {
      const sha = second.spec.refs?.pulls?.[0]?.sha;
      const shown = host.statuses.filter((status) => status.sha === sha);
      expect(shown.at(-1)?.description).toContain('Waiting for a slot');
    });
    expect(await ends(running)).toMatchObject({ result: 'success' });
    await hasPod(second);
    expect(await ends(second)).toMatchObject({ result: 'success' });
  });

  it('lets the oldest go first', async () => {
    const [first, second, third] = runsOfOneJob(3) as [ProwJob, ProwJob, ProwJob];
    await prowJobs.start(first);
    await hasPod(first);
    await prowJobs.start(third);
    await waits(third);
    await prowJobs.start(second);
    await waits(second);
    await ends(first);
    await hasPod(second);
    expect(cluster.created).not.toContain(nameOf(third));
    await ends(second);
    await hasPod(third);
    await ends(third);
  });

  it('shows who uses its slot, who waits, and why', async () => {
    const { running, waiting } = await startOneBehindTheOther(2);
    const [second] = waiting as [ProwJob];
    const scope = `job/${running.spec.job}`;
    expect(await queue().query(slotsQuery)).toContainEqual({
      scope,
      slots: 1,
      used: 1,
      waiting: 1,
    });
    expect(await queue().query(waitingQuery)).toContainEqual({
      prowJob: nameOf(second),
      job: second.spec.job,
      position: 1,
      priority: 0,
      since: second.status.startTime,
      why: `${scope} is full (1 slot)`,
    });
    await ends(running);
    await hasPod(second);
    await ends(second);
  });
});

describe('a slot is free for the next', () => {
  it('when one who waits is aborted', async () => {
    const { running, waiting } = await startOneBehindTheOther(3);
    const [second, third] = waiting as [ProwJob, ProwJob];
    await prowJobs.abort(nameOf(second), { because: 'Aborted.', isSuperseded: false });
    expect(await handleOf(second).result()).toMatchObject({ result: 'aborted' });
    await ends(running);
    await hasPod(third);
    await ends(third);
  });

  it('when the workflow of one who runs dies', async () => {
    const { running, waiting } = await startOneBehindTheOther(2);
    const [second] = waiting as [ProwJob];
    await handleOf(running).terminate();
    await hasPod(second);
    await ends(second);
  });

  it('but is not, when a run loses its Pod and starts another', async () => {
    const { running, waiting } = await startOneBehindTheOther(2);
    const [second] = waiting as [ProwJob];
    cluster.lose(nameOf(running));
    const replacement = `${nameOf(running)}-1`;
    await eventually(() => {
      expect(cluster.created).toContain(replacement);
    });
    expect(cluster.created).not.toContain(nameOf(second));
    cluster.change(replacement, ALL_GREEN);
    await handleOf(running).result();
    await hasPod(second);
    await ends(second);
  });
});

describe('a queue that lost its memory', () => {
  it('counts those who run', async () => {
    const { running, waiting } = await startOneBehindTheOther(1);
    expect(waiting).toEqual([]);
    await queue().terminate();
    const next = { ...newJob({ ...running.spec }), status: { startTime: '2026-08-01T13:00:00Z' } };
    await prowJobs.start(next);
    await waits(next);
    await ends(running);
    await hasPod(next);
    await ends(next);
  });
});

describe('a hold', () => {
  const bob = { by: '@bob', isOfPull: false };

  it('keeps a job from starting until it is released, and is in its timeline', async () => {
    const { running, waiting } = await startOneBehindTheOther(2);
    const [second] = waiting as [ProwJob];
    await handleOf(second).signal(holdSignal, bob);
    await eventually(async () => {
      const state = await handleOf(second).query(jobStateQuery);
      expect(state).toMatchObject({ heldUpBy: 'Held by @bob.' });
    });
    await ends(running);
    const [third] = runsOfOneJob(1, { job: running.spec.job }) as [ProwJob];
    await prowJobs.start(third);
    await hasPod(third);
    expect(cluster.created).not.toContain(nameOf(second));
    await handleOf(second).signal(releaseSignal);
    await waits(second);
    await ends(third);
    await hasPod(second);
    await ends(second);
    const says = (await handleOf(second).query(timelineQuery)).map((entry) => entry.says);
    expect(says).toContain('Held by @bob.');
    expect(says).toContain('Released.');
  });

  it('of its pull request keeps only a job that has to wait', async () => {
    const ofPull = { by: '/hold of org/repo#1', isOfPull: true };
    const { running, waiting } = await startOneBehindTheOther(2);
    const [second] = waiting as [ProwJob];
    const free = newJob({ job: `job-${randomUUID()}`, max_concurrency: 1 });
    await handleOf(second).signal(holdSignal, ofPull);
    await eventually(async () => {
      const entry = (await queue().query(waitingQuery)).find(
        ({ prowJob }) => prowJob === nameOf(second),
      );
      expect(entry?.why).toContain('held');
    });
    await client.workflow.signalWithStart('prowJob', {
      workflowId: nameOf(free),
      taskQueue: harness.taskQueue,
      args: [free],
      signal: holdSignal,
      signalArgs: [ofPull],
    });
    await hasPod(free);
    await ends(free);
    await ends(running);
    await eventually(async () => {
      const scopes = await queue().query(slotsQuery);
      expect(scopes).toContainEqual({
        scope: `job/${running.spec.job}`,
        slots: 1,
        used: 0,
        waiting: 1,
      });
    });
    // It asks again from time to time, which makes it no newcomer.
    const request = leaseRequest(second, CONFIG.config.global, { ticket: 1, isHeld: true });
    const settings = queueSettings(CONFIG.config.global);
    if (!request) throw new Error('no limit concerns the job');
    await queue().signal(leaseMailSignal, [{ kind: 'asked', request, settings }]);
    expect(await queue().query(slotsQuery)).toContainEqual(
      expect.objectContaining({ scope: `job/${running.spec.job}`, used: 0, waiting: 1 }),
    );
    expect(cluster.created).not.toContain(nameOf(second));
    await handleOf(second).signal(releaseSignal);
    await hasPod(second);
    await ends(second);
  });
});
