import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCensus } from '../../../src/adapters/github/census.ts';
import type { CodeHostCensus } from '../../../src/ports/code-host-census.ts';
import { makeKeys } from './make-keys.ts';

const ANSWERS: Readonly<Record<string, unknown>> = {
  '/orgs/acme/repos?per_page=100&page=1': [
    { full_name: 'acme/one', archived: false },
    { full_name: 'acme/old', archived: true },
    { full_name: 'acme/two' },
  ],
  '/repos/acme/one/contents/OWNERS': { type: 'file' },
  '/repos/acme/one/installation': { id: 7 },
};

let server: Server;
let baseUrl: string;
let census: CodeHostCensus;

beforeAll(async () => {
  server = createServer(({ url = '' }, response) => {
    const answer = ANSWERS[url];
    response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer ?? { message: 'Not Found' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const auth = { kind: 'token', token: () => Promise.resolve('secret') } as const;
  baseUrl = `http://127.0.0.1:${port}`;
  census = createCensus(auth, { baseUrl });
});
afterAll(() => server.close());

it('has the repositories of an org that are not archived', async () => {
  expect(await census.activeRepos('acme')).toEqual(['acme/one', 'acme/two']);
});

it('knows whether the default branch has a file', async () => {
  expect(await census.hasFile({ org: 'acme', repo: 'one' }, 'OWNERS')).toBe(true);
  expect(await census.hasFile({ org: 'acme', repo: 'two' }, 'OWNERS')).toBe(false);
});

it('passes on what else GitHub refuses', async () => {
  await expect(census.activeRepos('elsewhere')).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

it('an App knows where it is installed', async () => {
  const { privateKey } = makeKeys();
  const auth = { kind: 'app', appId: 1, privateKey: () => Promise.resolve(privateKey) } as const;
  const asApp = createCensus(auth, { baseUrl });
  expect(await asApp.isInstalled({ org: 'acme', repo: 'one' })).toBe(true);
  expect(await asApp.isInstalled({ org: 'elsewhere', repo: 'app' })).toBe(false);
});
