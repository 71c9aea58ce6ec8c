import { expect, it } from 'vitest';
import { GREEN_FILES } from '../../dev/demo/repository.ts';
import { runsIn } from '../../src/adapters/artifacts/runs-in.ts';
import { useInstallation } from './use-installation.ts';

const e2e = useInstallation();

it('a run that is over is in the history, and its Pod goes when the configuration says', async () => {
  const { number, headSha } = await e2e.open(GREEN_FILES);
  expect(await e2e.status(headSha, 'success', 'failure', 'error')).toBe('success');
  const [job] = await e2e.jobsOf(number);
  const { store, product, configuration } = e2e.installation();

  const recorded = async (): Promise<readonly unknown[]> => {
    const runs = [];
    for await (const path of store.artifacts.list('prowflow/history/')) {
      const bytes = await store.artifacts.get(path);
      for (const run of runsIn(new TextDecoder().decode(bytes))) {
        runs.push({ name: run.metadata.name, state: run.status.state });
      }
    }
    return runs;
  };
  await expect.poll(recorded, { timeout: 20_000 }).toContainEqual({
    name: job?.prowJob,
    state: 'success',
  });

  expect(await e2e.podsOf(number)).toHaveLength(1);
  const sinker = 'sinker: { resync_period: 2s, terminated_pod_ttl: 1s }';
  await product.configure(`${configuration.config}\n${sinker}\n`);
  await expect.poll(() => e2e.podsOf(number), { timeout: 60_000 }).toEqual([]);
});
