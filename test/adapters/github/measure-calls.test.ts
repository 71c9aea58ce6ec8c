import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { createLines } from '../../../src/adapters/github/octokit.ts';
import { recordedMetrics } from '../../activities/metrics/recorded-metrics.ts';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

const LIMITS = {
  'x-ratelimit-remaining': '4321',
  'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + 600),
  'x-ratelimit-resource': 'core',
};

/** What is measured of a call to a GitHub that answers so, one status after the other. */
async function measured(statuses: readonly number[], headers: Record<string, string> = {}) {
  const left = [...statuses];
  const server = createServer((_request, response) => {
    const status = left.shift();
    if (status === undefined) response.destroy();
    else response.writeHead(status, { 'content-type': 'application/json', ...headers }).end('{}');
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const metrics = recordedMetrics();
  const baseUrl = `http://127.0.0.1:${String(address.port)}`;
  const openLine = createLines({ baseUrl, metrics, retryDelayMs: 1 });
  const { octokit } = openLine('installation 7', {});
  const asked = { owner: 'org', repo: 'secret-plans' };
  await octokit.request('GET /repos/{owner}/{repo}', asked).catch(() => undefined);
  return metrics.recorded;
}

const labels = (status: string) => {
  return { token_hash: 'installation 7', path: '/repos/{owner}/{repo}', status };
};

describe('a call to GitHub', () => {
  it('is measured by its route and its answer', async () => {
    const recorded = await measured([200]);
    const seconds = expect.closeTo(0, 0) as number;
    expect(recorded).toEqual([['github_request_duration', labels('200'), seconds]]);
  });

  it('is measured at each try', async () => {
    const recorded = await measured([502, 200]);
    expect(recorded.map(([, about]) => about)).toEqual([labels('502'), labels('200')]);
  });

  it('that has no answer is measured as such', async () => {
    const [first] = await measured([]);
    expect(first?.slice(0, 2)).toEqual(['github_request_duration', labels('none')]);
  });

  it.each([200, 404])('that is answered %i tells what is left of the limit', async (status) => {
    const [, usage, reset] = await measured([status], LIMITS);
    const about = { token_hash: 'installation 7', ratelimit_resource: 'core' };
    expect(usage).toEqual(['github_token_usage', about, 4321]);
    expect(reset?.slice(0, 2)).toEqual(['github_token_reset', about]);
    expect(reset?.[2]).toBeGreaterThan(500);
    expect(reset?.[2]).toBeLessThanOrEqual(600);
  });
});
