import { beforeAll, describe, expect, it } from 'vitest';
import { ClusterError } from '../../src/adapters/kubernetes/cluster-error.ts';
import type { ProwJob } from '../../src/prowjob/spec.ts';
import type { JobState } from '../../src/prowjob/state.ts';
import { abortSignal, jobStateQuery } from '../../src/workflows/messages.ts';
import { eventually, useHarness } from './harness.ts';
import { newJob } from './new-job.ts';
import { ALL_GREEN } from './scripted-cluster.ts';

const harness = useHarness();
const { client, cluster, host, prowJobs } = harness;

async function started(job: ProwJob): Promise<string> {
  await prowJobs.start(job);
  return eventually(() => {
    const name = job.metadata.name;
    expect(cluster.created).toContain(name);
    return name;
  });
}

function result(job: ProwJob): Promise<JobState> {
  return client.workflow.getHandle(job.metadata.name).result() as Promise<JobState>;
}

function statesOf(job: ProwJob): readonly string[] {
  const sha = job.spec.refs?.pulls?.[0]?.sha;
  return host.statuses.filter((status) => status.sha === sha).map(({ state }) => state);
}

describe('a prow job', () => {
  beforeAll(async () => {
    await harness.watch();
  });

  it('runs its Pod, reports pending and then success, in at most 30 events', async () => {
    const job = newJob();
    const pod = await started(job);
    await eventually(() => {
      expect(statesOf(job)).toEqual(['pending']);
    });
    cluster.change(pod, ALL_GREEN);
    expect(await result(job)).toMatchObject({ kind: 'done', result: 'success' });
    expect(statesOf(job)).toEqual(['pending', 'success']);
    const { events } = await client.workflow.getHandle(job.metadata.name).fetchHistory();
    expect(events?.length).toBeLessThanOrEqual(30);
  });

  it('fails when its Pod fails', async () => {
    const job = newJob();
    cluster.change(await started(job), { phase: 'Failed' });
    expect(await result(job)).toMatchObject({ result: 'failure', description: 'Job failed.' });
  });

  it('removes its Pod when it is aborted, and says who wanted that', async () => {
    const job = newJob();
    const pod = await started(job);
    await prowJobs.abort(job.metadata.name, { because: 'Aborted: enough.', isSuperseded: false });
    expect(await result(job)).toMatchObject({ result: 'aborted', description: 'Aborted: enough.' });
    expect(cluster.deleted).toContain(pod);
    expect(statesOf(job).at(-1)).toBe('failure');
  });

  it('keeps quiet about its end when a newer run of the same commit took over', async () => {
    const job = newJob();
    await started(job);
    await eventually(() => {
      expect(statesOf(job)).toEqual(['pending']);
    });
    await prowJobs.abort(job.metadata.name, { because: 'Aborted.', isSuperseded: true });
    await result(job);
    expect(statesOf(job)).toEqual(['pending']);
  });

  it('starts a new Pod, with a name and a build id of its own, when its Pod is deleted', async () => {
    const job = newJob();
    const pod = await started(job);
    cluster.lose(pod);
    const second = `${pod}-1`;
    await eventually(() => {
      expect(cluster.created).toContain(second);
    });
    cluster.change(second, ALL_GREEN);
    expect(await result(job)).toMatchObject({ result: 'success', workload: { podName: second } });
  });

  it('waits for a cluster that does not answer, and says so meanwhile', async () => {
    const down = () => new ClusterError('UNAVAILABLE', 'could not create Pod: connect refused');
    cluster.failCreation(down(), down(), down());
    const job = newJob();
    cluster.change(await started(job), ALL_GREEN);
    expect(await result(job)).toMatchObject({ result: 'success' });
    const first = host.statuses.find(({ sha }) => sha === job.spec.refs?.pulls?.[0]?.sha);
    expect(first?.description).toContain('Waiting for build cluster default.');
  });

  it('aborts while the cluster does not answer', async () => {
    const down = () => new ClusterError('UNAVAILABLE', 'could not create Pod: connect refused');
    cluster.failCreation(down(), down(), down(), down(), down());
    const job = newJob();
    await prowJobs.start(job);
    const handle = client.workflow.getHandle(job.metadata.name);
    await eventually(async () => {
      expect(await handle.query(jobStateQuery)).toHaveProperty('heldUpBy');
    });
    await handle.signal(abortSignal, { because: 'Aborted.', isSuperseded: false });
    expect(await result(job)).toMatchObject({ result: 'aborted' });
    cluster.failCreation();
  });

  it('ends in error when the cluster refuses its Pod', async () => {
    cluster.failCreation(new ClusterError('REFUSED', 'could not create Pod: exceeded quota'));
    const job = newJob();
    await prowJobs.start(job);
    expect(await result(job)).toMatchObject({
      result: 'error',
      description: 'Pod can not be created: could not create Pod: exceeded quota',
    });
  });

  it('ends in error when its build cluster is not configured', async () => {
    const job = newJob({ cluster: 'nowhere' });
    await prowJobs.start(job);
    expect(await result(job)).toMatchObject({ result: 'error' });
  });

  it('keeps its result when it cannot be reported', async () => {
    host.statusFailure = Object.assign(new Error('gone'), { code: 'NOT_FOUND' });
    const job = newJob();
    cluster.change(await started(job), ALL_GREEN);
    expect(await result(job)).toMatchObject({ result: 'success' });
    host.statusFailure = undefined;
  });

  it('is one job however often it is started, even after its end', async () => {
    const job = newJob();
    cluster.change(await started(job), ALL_GREEN);
    await result(job);
    await prowJobs.start(job);
    expect(await prowJobs.running([job.metadata.name])).toEqual(new Set());
    expect(cluster.created.filter((name) => name === job.metadata.name)).toHaveLength(1);
  });
});
