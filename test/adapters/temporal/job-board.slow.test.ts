import { beforeAll, describe, expect, it } from 'vitest';
import { createJobBoard } from '../../../src/adapters/temporal/job-board.ts';
import { createProwJobs } from '../../../src/adapters/temporal/prow-jobs.ts';
import { registerSearchAttributes } from '../../../src/adapters/temporal/search-attributes.ts';
import type { ProwJob } from '../../../src/prowjob/spec.ts';
import { newJob } from '../../workflows/new-job.ts';
import { useTemporal } from './use-temporal.ts';

const temporal = useTemporal();

beforeAll(() => registerSearchAttributes(temporal().connection, 'default'));

/** Starts a run that began so many seconds ago. */
async function started(secondsAgo: number, spec: Partial<ProwJob['spec']> = {}): Promise<string> {
  const job = newJob(spec);
  const startTime = new Date(Date.now() - secondsAgo * 1000).toISOString();
  await createProwJobs(temporal().client, 'nobody').start({
    ...job,
    status: { ...job.status, startTime },
  });
  return job.metadata.name;
}

async function board(options: { readonly most?: number } = {}) {
  const warnings: string[] = [];
  const warn = (message: string): void => void warnings.push(message);
  const one = createJobBoard(temporal().client, { everyMs: 50, warn, ...options });
  await one.start();
  const names = (): readonly string[] => one.jobs().map(({ metadata }) => metadata.name);
  return { ...one, names, warnings };
}

describe('the board of jobs', () => {
  it('has those that run, the newest first, with what lists show and not with what runs', async () => {
    const older = await started(20, { hidden: true });
    const newer = await started(10);
    const one = await board();
    one.stop();
    expect(one.names().slice(0, 2)).toEqual([newer, older]);
    expect(one.job(older)).toMatchObject({
      kind: 'ProwJob',
      spec: {
        type: 'presubmit',
        job: 'unit',
        hidden: true,
        pod_spec: { containers: [{ name: '' }] },
      },
      status: { state: 'triggered' },
    });
    expect(JSON.stringify(one.job(older))).not.toContain('alpine');
    expect(one.asOf()).toBeInstanceOf(Date);
  });

  it('follows what starts and what ends, also where an end could not be told', async () => {
    const one = await board();
    const name = await started(0);
    await expect.poll(() => one.names()[0], { timeout: 10_000 }).toBe(name);
    await temporal().client.workflow.getHandle(name).terminate();
    await expect
      .poll(() => one.job(name)?.status, { timeout: 10_000 })
      .toMatchObject({
        state: 'error',
        description: 'Its workflow ended as terminated.',
      });
    expect(one.job(name)?.status.completionTime).toBeDefined();
    one.stop();
    expect(one.warnings).toEqual([]);
  });

  it('forgets the oldest that have ended, and none that runs', async () => {
    const names = [await started(5), await started(3), await started(1)];
    const [oldest = '', middle = ''] = names;
    await temporal().client.workflow.getHandle(middle).terminate();
    const one = await board({ most: 1 });
    one.stop();
    expect(one.job(middle)).toBeUndefined();
    const two = await board();
    two.stop();
    expect(two.job(oldest)).toBeDefined();
    expect(two.job(middle)).toBeDefined();
  });

  it('says so when the list cannot be read, and shows what was true before', async () => {
    const one = await board();
    one.stop();
    const before = one.names();
    expect(before.length).toBeGreaterThan(0);
    const { client } = temporal();
    const list = client.workflow.list.bind(client.workflow);
    client.workflow.list = () => {
      throw new Error('no answer');
    };
    await one.start();
    client.workflow.list = list;
    expect(one.warnings).toEqual(['the list of jobs is not up to date: Error: no answer']);
    expect(one.names()).toEqual(before);
  });
});
