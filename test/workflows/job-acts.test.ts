import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { createJobActs } from '../../src/adapters/temporal/job-acts.ts';
import { createJobBoard } from '../../src/adapters/temporal/job-board.ts';
import { createJobFinder } from '../../src/adapters/temporal/job-finder.ts';
import type { ProwJob } from '../../src/prowjob/spec.ts';
import { pullRequestStateQuery } from '../../src/workflows/messages.ts';
import { commentMade, newSha, pullChanged } from './deliveries.ts';
import { eventually, useHarness } from './harness.ts';
import { newJob } from './new-job.ts';
import { BASE } from './scripted-host.ts';
import { ALL_GREEN } from './scripted-cluster.ts';

const harness = useHarness();
const { client, cluster, host, prowJobs, sink, taskQueue } = harness;
const acts = createJobActs(client, {
  taskQueue,
  pullIdleMs: 600_000,
  newId: randomUUID,
  latestMs: 20_000,
});
const finder = createJobFinder({ client, pastRun: () => Promise.resolve(undefined) });
const BY = { by: 'alice' };

beforeAll(async () => {
  await harness.watch();
});

async function jobNow(name: string): Promise<ProwJob> {
  const found = await finder.byName(name);
  if (!found) throw new Error(`there is no ${name}`);
  return found.job;
}

async function hasPod(name: string): Promise<void> {
  await eventually(() => {
    expect(cluster.created).toContain(name);
  });
}

/** A run of a job of the configuration that has ended. */
async function ended(spec: Partial<ProwJob['spec']> = {}): Promise<ProwJob> {
  const job = newJob(spec);
  const { name } = job.metadata;
  await prowJobs.start(job);
  await hasPod(name);
  cluster.change(name, ALL_GREEN);
  await client.workflow.getHandle(name).result();
  return jobNow(name);
}

function refsOf(number: number, sha: string) {
  return {
    refs: {
      ...{ org: 'org', repo: 'repo', base_ref: 'main', base_sha: BASE },
      pulls: [{ number, author: 'dev', sha }],
    },
  };
}

async function rerun(job: ProwJob, which: 'same' | 'latest'): Promise<ProwJob> {
  const made = await acts.makeRerun(job, BY, which);
  if (made.kind === 'refused') throw new Error(made.why);
  await acts.start(made.job);
  return made.job;
}

function stateOf(number: number) {
  return client.workflow.getHandle(`pull/org/repo/${String(number)}`).query(pullRequestStateQuery);
}

describe('a run', () => {
  it('that is aborted says by whom, also in the list', async () => {
    const job = newJob();
    const { name } = job.metadata;
    await prowJobs.start(job);
    await hasPod(name);
    await acts.abort(name, BY);
    await client.workflow.getHandle(name).result();
    expect((await jobNow(name)).status).toMatchObject({
      state: 'aborted',
      description: 'Aborted by alice.',
    });
    const board = createJobBoard(client, { warn: () => undefined });
    await eventually(async () => {
      await board.start();
      expect(board.job(name)?.status).toEqual((await jobNow(name)).status);
    });
    board.stop();
  });

  it('that is held before it starts waits until it is released', async () => {
    const limited = { job: `limited-${randomUUID()}`, max_concurrency: 1 };
    const [first, second] = [newJob(limited), newJob(limited)];
    await prowJobs.start(first);
    await hasPod(first.metadata.name);
    await prowJobs.start(second);
    await acts.hold(second.metadata.name, BY);
    cluster.change(first.metadata.name, ALL_GREEN);
    await eventually(async () => {
      const { description } = (await jobNow(second.metadata.name)).status;
      expect(description).toBe('Held by alice.');
    });
    await acts.release(second.metadata.name);
    await hasPod(second.metadata.name);
    cluster.change(second.metadata.name, ALL_GREEN);
    await client.workflow.getHandle(second.metadata.name).result();
  });

  it('runs again as it was, under another name', async () => {
    const before = await ended();
    const again = await rerun(before, 'same');
    await hasPod(again.metadata.name);
    const now = await jobNow(again.metadata.name);
    expect(now.spec).toEqual(before.spec);
    expect(now.metadata).toMatchObject({
      labels: { 'prow.k8s.io/re-run': 'true' },
      annotations: {
        'prowflow.dev/rerun-of': before.metadata.name,
        'prowflow.dev/rerun-by': 'alice',
      },
    });
    cluster.change(again.metadata.name, ALL_GREEN);
    await client.workflow.getHandle(again.metadata.name).result();
  });

  it('runs again as its job is configured now', async () => {
    const before = await ended({ pod_spec: { containers: [{ name: '', image: 'old' }] } });
    const again = await rerun(before, 'latest');
    expect(again.spec).toMatchObject({
      job: 'unit',
      refs: before.spec.refs,
      pod_spec: { containers: [{ image: 'alpine' }] },
    });
    await acts.abort(again.metadata.name, BY);
    await client.workflow.getHandle(again.metadata.name).result();
  });

  it('whose job is configured no more does not, and says why', async () => {
    const job = newJob({ job: 'forgotten' });
    expect(await acts.makeRerun(job, BY, 'latest')).toEqual({
      kind: 'refused',
      why: 'the configuration has no presubmit forgotten of org/repo for main any more',
    });
  });
});

describe('a presubmit that runs again', () => {
  it('is ended by a new commit, though its pull request did not start it', async () => {
    const [old, sha] = [newSha(), newSha()];
    const again = await rerun(newJob({ job: 'docs', ...refsOf(201, old) }), 'same');
    await hasPod(again.metadata.name);
    await eventually(async () => {
      expect((await stateOf(201)).jobs).toMatchObject([{ prowJob: again.metadata.name }]);
    });
    host.heads.set(201, sha);
    await sink.accept({ guid: randomUUID(), event: pullChanged(201, 'synchronize', sha) });
    await client.workflow.getHandle(again.metadata.name).result();
    expect((await jobNow(again.metadata.name)).status.state).toBe('aborted');
  });

  it('stays waiting where its pull request is held', async () => {
    const sha = newSha();
    host.heads.set(202, sha);
    await sink.accept({ guid: randomUUID(), event: commentMade(202, '/hold') });
    await eventually(async () => {
      expect(await stateOf(202)).toHaveProperty('held');
    });
    const limited = { job: 'limited', max_concurrency: 1 };
    const running = newJob(limited);
    await prowJobs.start(running);
    await hasPod(running.metadata.name);
    const again = await rerun(newJob({ ...limited, ...refsOf(202, sha) }), 'same');
    await eventually(async () => {
      const timeline = (await finder.byName(again.metadata.name))?.timeline ?? [];
      expect(timeline.map(({ says }) => says).join()).toContain('Held by /hold of org/repo#202');
    });
    await acts.askOfPull({ org: 'org', repo: 'repo', number: 202 }, 'release', BY);
    cluster.change(running.metadata.name, ALL_GREEN);
    await hasPod(again.metadata.name);
    cluster.change(again.metadata.name, ALL_GREEN);
    await client.workflow.getHandle(again.metadata.name).result();
  });
});
