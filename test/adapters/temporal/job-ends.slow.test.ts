import { Client } from '@temporalio/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { createJobEnds } from '../../../src/adapters/temporal/job-ends.ts';
import { createProwJobs } from '../../../src/adapters/temporal/prow-jobs.ts';
import { registerSearchAttributes } from '../../../src/adapters/temporal/search-attributes.ts';
import { newJob } from '../../workflows/new-job.ts';
import { useTemporal } from './use-temporal.ts';

const temporal = useTemporal();

beforeAll(() => registerSearchAttributes(temporal().connection, 'default'));

async function startedJob(): Promise<string> {
  const job = newJob();
  await createProwJobs(temporal().client, 'nobody').start(job);
  return job.metadata.name;
}

describe('what Temporal knows of a prow job', () => {
  it('is that it is live, until it has ended', async () => {
    const { client } = temporal();
    const ends = createJobEnds(client);
    const name = await startedJob();
    expect(await ends.endOf(name)).toEqual({ kind: 'live' });
    await client.workflow.getHandle(name).terminate();
    const end = await ends.endOf(name);
    expect(end).toMatchObject({ kind: 'ended' });
    const { closeTime } = await client.workflow.getHandle(name).describe();
    expect(end).toEqual({ kind: 'ended', atMs: closeTime?.getTime() });
  });

  it('is nothing for one that never was', async () => {
    expect(await createJobEnds(temporal().client).endOf('never-was')).toEqual({ kind: 'unknown' });
  });

  it('is not nothing in a namespace that is not there', async () => {
    const { connection } = temporal();
    const elsewhere = createJobEnds(new Client({ connection, namespace: 'elsewhere' }));
    await expect(elsewhere.endOf('never-was')).rejects.toThrow('elsewhere');
  });
});
