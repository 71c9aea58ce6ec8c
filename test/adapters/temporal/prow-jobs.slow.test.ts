import { beforeAll, describe, expect, it } from 'vitest';
import { createProwJobs } from '../../../src/adapters/temporal/prow-jobs.ts';
import { registerSearchAttributes } from '../../../src/adapters/temporal/search-attributes.ts';
import { startWatchers } from '../../../src/adapters/temporal/watchers.ts';
import type { ProwJobs } from '../../../src/ports/prow-jobs.ts';
import { newJob } from '../../workflows/new-job.ts';
import { useTemporal } from './use-temporal.ts';

const temporal = useTemporal();

beforeAll(() => registerSearchAttributes(temporal().connection, 'default'));

function prowJobs(): ProwJobs {
  return createProwJobs(temporal().client, 'nobody');
}

describe('a prow job', () => {
  it('is one workflow of its name, however often it is started', async () => {
    const job = newJob();
    const { name } = job.metadata;
    await prowJobs().start(job);
    const { runId } = await temporal().client.workflow.getHandle(name).describe();
    await prowJobs().start(job);
    await temporal().client.workflow.getHandle(name).terminate();
    await prowJobs().start(job);
    const description = await temporal().client.workflow.getHandle(name).describe();
    expect(description).toMatchObject({ runId, type: 'prowJob' });
  });

  it('can be found by what it is about', async () => {
    const job = newJob();
    await prowJobs().start(job);
    const handle = temporal().client.workflow.getHandle(job.metadata.name);
    const { typedSearchAttributes } = await handle.describe();
    const found = new Map(
      typedSearchAttributes.getAll().map(({ key, value }) => [key.name, value]),
    );
    expect(Object.fromEntries(found)).toMatchObject({
      ProwJob: 'unit',
      ProwType: 'presubmit',
      ProwRepo: 'org/repo',
      ProwPull: 1,
      ProwState: 'triggered',
    });
  });

  it('runs until its end, and one that never was does not', async () => {
    const [running, ended] = [newJob(), newJob()];
    await prowJobs().start(running);
    await prowJobs().start(ended);
    await temporal().client.workflow.getHandle(ended.metadata.name).terminate();
    const names = [running.metadata.name, ended.metadata.name, 'never-was'];
    expect(await prowJobs().running(names)).toEqual(new Set([running.metadata.name]));
  });

  it('that has ended, or never was, takes an abort or a nudge without a word', async () => {
    const ended = newJob();
    await prowJobs().start(ended);
    await temporal().client.workflow.getHandle(ended.metadata.name).terminate();
    for (const name of [ended.metadata.name, 'never-was']) {
      const abort = { because: 'Aborted.', isSuperseded: false };
      await expect(prowJobs().abort(name, abort)).resolves.toBeUndefined();
      await expect(prowJobs().podChanged(name, name, 'Failed')).resolves.toBeUndefined();
    }
  });
});

it('the watcher of a cluster is started once, and goes on when a worker starts again', async () => {
  const { client } = temporal();
  const watcher = client.workflow.getHandle('watch/default/test-pods');
  await startWatchers(client, 'nobody', ['default', 'gpu'], 'test-pods');
  const { runId } = await watcher.describe();
  await startWatchers(client, 'nobody', ['default', 'gpu'], 'test-pods');
  expect((await watcher.describe()).runId).toBe(runId);
  expect((await client.workflow.getHandle('watch/gpu/test-pods').describe()).type).toBe('watcher');
});
