import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { createJobFinder } from '../../../src/adapters/temporal/job-finder.ts';
import { createProwJobs } from '../../../src/adapters/temporal/prow-jobs.ts';
import { registerSearchAttributes } from '../../../src/adapters/temporal/search-attributes.ts';
import type { JobFinder } from '../../../src/ports/job-board.ts';
import type { ProwJob } from '../../../src/prowjob/spec.ts';
import { newJob } from '../../workflows/new-job.ts';
import { useTemporal } from './use-temporal.ts';

const temporal = useTemporal();

beforeAll(() => registerSearchAttributes(temporal().connection, 'default'));

function finder(past: readonly ProwJob[] = []): JobFinder {
  const pastRun: JobFinder['byBuild'] = (job, buildId) =>
    Promise.resolve(
      past.find(({ spec, status }) => spec.job === job && status.build_id === buildId),
    );
  return createJobFinder({ client: temporal().client, pastRun });
}

async function started(buildId: string): Promise<ProwJob> {
  const job = newJob({ job: `job-${randomUUID()}` });
  const withBuild = { ...job, status: { ...job.status, build_id: buildId } };
  await createProwJobs(temporal().client, 'nobody').start(withBuild);
  return withBuild;
}

describe('a run', () => {
  it('is found by its name with all that runs, though no worker is there to tell', async () => {
    const job = await started('1');
    const found = await finder().byName(job.metadata.name);
    expect(found).toEqual({ job });
  });

  it('that was terminated has ended in an error', async () => {
    const job = await started('1');
    await temporal().client.workflow.getHandle(job.metadata.name).terminate();
    const found = await finder().byName(job.metadata.name);
    expect(found?.job).toMatchObject({
      spec: { pod_spec: { containers: [{ image: 'alpine' }] } },
      status: { state: 'error', description: 'Its workflow ended as terminated.' },
    });
  });

  it('is no workflow of another kind, and none that never was', async () => {
    const workflowId = `queue-${randomUUID()}`;
    const args = [{ reviewMs: 60_000 }];
    const { client } = temporal();
    await client.workflow.start('jobQueue', { workflowId, taskQueue: 'nobody', args });
    expect(await finder().byName(workflowId)).toBeUndefined();
    expect(await finder().byName('never-was')).toBeUndefined();
  });

  it('is found by its job and build, and not by one of them', async () => {
    const job = await started('1234');
    const find = (name: string, id: string) => finder().byBuild(name, id);
    await expect
      .poll(async () => (await find(job.spec.job, '1234'))?.metadata.name, { timeout: 10_000 })
      .toBe(job.metadata.name);
    expect(await find(job.spec.job, '1235')).toBeUndefined();
    expect(await find('other', '1234')).toBeUndefined();
    expect(await find("' OR ProwType = 'presubmit", '1234')).toBeUndefined();
  });

  it('that Temporal has forgotten is found where its build is remembered', async () => {
    const job = newJob();
    const old = { ...job, status: { ...job.status, build_id: '77' } };
    expect(await finder([old]).byBuild('unit', '77')).toBe(old);
  });
});
