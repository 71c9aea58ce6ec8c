import { expect, it } from 'vitest';
import { GREEN_FILES } from '../../dev/demo/repository.ts';
import { useInstallation } from './use-installation.ts';

const e2e = useInstallation();

/** A test that says something, and goes on for a while. */
const TALKING = {
  'talking.test.js':
    "import { test } from 'node:test';\n" +
    "test('talks', async () => {\n" +
    '  for (let n = 0; n < 8; n += 1) {\n' +
    '    console.log(`line ${n}`);\n' +
    '    await new Promise((next) => setTimeout(next, 1000));\n' +
    '  }\n});\n',
};

function apiUrl(path: string): string {
  return `${e2e.installation().product.apiUrl}${path}`;
}

async function act(path: string): Promise<Response> {
  const authorization = `Bearer ${e2e.installation().product.apiToken}`;
  return fetch(apiUrl(path), { method: 'POST', headers: { authorization } });
}

it('the log of a job is followed while it runs, and is there after its end', async () => {
  const { number, headSha } = await e2e.open({ ...GREEN_FILES, ...TALKING });
  await e2e.status(headSha, 'pending');
  const [{ prowJob } = { prowJob: '' }] = await e2e.jobsOf(number);
  await expect
    .poll(() => e2e.podPhases(number), { timeout: 30_000, interval: 500 })
    .toEqual(['Running']);
  const headers = { accept: 'text/event-stream' };
  const followed = await fetch(apiUrl(`/log?prowjob=${prowJob}&follow=true`), { headers });
  const text = await followed.text();
  expect(text).toContain('line 0');
  expect(text).toContain('line 7');
  expect(text).toMatch(/event: end/);
  expect(await e2e.status(headSha, 'success', 'failure', 'error')).toBe('success');
  const whole = await fetch(apiUrl(`/log?prowjob=${prowJob}`));
  expect(await whole.text()).toContain('line 7');
});

it('a job is listed, shown, run again and aborted over HTTP', async () => {
  const { number, headSha } = await e2e.open({ ...GREEN_FILES, 'note.md': 'second\n' });
  expect(await e2e.status(headSha, 'success', 'failure', 'error')).toBe('success');
  const [{ prowJob } = { prowJob: '' }] = await e2e.jobsOf(number);
  const listed = async (): Promise<unknown> => {
    const answer = await fetch(apiUrl(`/api/jobs?pull=${String(number)}`));
    return answer.json();
  };
  await expect
    .poll(async () => JSON.stringify(await listed()), { timeout: 20_000 })
    .toContain(prowJob);
  expect((await act(`/api/jobs/${prowJob}/abort`)).status).toBe(409);
  expect((await fetch(apiUrl(`/api/jobs/${prowJob}/rerun`), { method: 'POST' })).status).toBe(401);
  const again = await act(`/api/jobs/${prowJob}/rerun`);
  expect(again.status).toBe(202);
  const { prowJob: second } = (await again.json()) as { readonly prowJob: string };
  expect(await e2e.status(headSha, 'pending')).toBe('pending');
  expect((await act(`/api/jobs/${second}/abort`)).status).toBe(202);
  expect(await e2e.status(headSha, 'failure')).toBe('failure');
  expect(await e2e.jobState(second)).toMatchObject({ kind: 'done', result: 'aborted' });
});
