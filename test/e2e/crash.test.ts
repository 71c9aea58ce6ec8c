import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { GREEN_FILES } from '../../dev/demo/repository.ts';
import { useInstallation } from './use-installation.ts';

const e2e = useInstallation();

const SLOW_TEST = `import { test } from 'node:test';
test('takes a while', () => new Promise((end) => setTimeout(end, 10_000)));
`;

describe('a crash of worker and API in the middle of a job', () => {
  it('changes nothing: after a start the job ends with the right verdict, on the one Pod', async () => {
    const { product } = e2e.installation();
    const { number, headSha } = await e2e.open({ ...GREEN_FILES, 'slow.test.js': SLOW_TEST });
    await e2e.status(headSha, 'pending');
    await product.kill();
    await expect(fetch(`${product.apiUrl}/healthz`)).rejects.toThrow();
    // The Pod goes on and ends while nobody is there to see it.
    await sleep(15_000);
    await product.restart();
    expect(await e2e.status(headSha, 'success', 'failure', 'error')).toBe('success');
    expect(e2e.history(headSha)).toEqual(['pending', 'success']);
    expect(await e2e.podsOf(number)).toHaveLength(1);
  });

  it('loses no webhook that GitHub sends again', async () => {
    const { product, github } = e2e.installation();
    await product.kill();
    const { headSha } = await e2e.open({ ...GREEN_FILES, 'CHANGES.md': 'after the crash\n' });
    await github.settled();
    const lost = github.deliveries.at(-1);
    expect(lost?.status).not.toBe(202);
    await product.restart();
    await github.redeliver(lost?.guid ?? '');
    expect(await e2e.status(headSha, 'success', 'failure', 'error')).toBe('success');
  });
});
