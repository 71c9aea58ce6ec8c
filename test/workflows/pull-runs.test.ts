import { expect, it } from 'vitest';
import { createPullRuns } from '../../src/adapters/temporal/pull-runs.ts';
import { newSha } from './deliveries.ts';
import { useHarness } from './harness.ts';
import { newJob } from './new-job.ts';
import { ALL_GREEN } from './scripted-cluster.ts';

const harness = useHarness();

it('the newest run of each job for a commit is found, with its status of now', async () => {
  const { client, cluster, prowJobs } = harness;
  await harness.watch();
  const headSha = newSha();
  const run = async (job: string, sha = headSha): Promise<string> => {
    const pulls = [{ number: 4711, author: 'dev', sha }];
    const refs = { org: 'org', repo: 'repo', base_ref: 'main', pulls };
    const made = newJob({ job, context: job, refs });
    await prowJobs.start(made);
    await expect.poll(() => cluster.created, { timeout: 20_000 }).toContain(made.metadata.name);
    return made.metadata.name;
  };
  const first = await run('unit');
  cluster.change(first, { phase: 'Failed' });
  await client.workflow.getHandle(first).result();
  const second = await run('unit');
  cluster.change(second, ALL_GREEN);
  await client.workflow.getHandle(second).result();
  const lint = await run('lint');
  await run('docs', newSha());

  const found = async () => {
    const runs = await createPullRuns(client).ofCommit({
      org: 'org',
      repo: 'repo',
      number: 4711,
      headSha,
    });
    return runs.map(({ metadata, status }) => `${metadata.name} ${status.state ?? ''}`).toSorted();
  };
  await expect
    .poll(found, { timeout: 20_000 })
    .toEqual([`${second} success`, `${lint} pending`].toSorted());
});
