import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readClonerefsOptions } from '../../../podutils/src/clonerefs/clonerefs-options.ts';
import { clonerefs } from '../../../podutils/src/clonerefs/clonerefs.ts';
import { githubAppToken } from '../../../podutils/src/clonerefs/github-app-token.ts';
import { jsonLog } from '../../../podutils/src/log.ts';
import { newFolder } from '../repository.ts';

interface Asked {
  readonly path: string;
  readonly authorization: string;
}

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A code host that remembers who asked; answers by path, and 401 where it has no answer. */
async function codeHost(answers: Readonly<Record<string, object>> = {}) {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push({ path, authorization: request.headers.authorization ?? '' });
    const answer = answers[path];
    response.statusCode = answer === undefined ? (path.startsWith('/orgs/') ? 404 : 401) : 201;
    response.setHeader('www-authenticate', 'Basic realm="git"');
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answer ?? {}));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no address');
  return { url: `http://127.0.0.1:${String(address.port)}`, asked };
}

async function clone(cloneUri: string, endpoint: string, token: string) {
  const folder = newFolder();
  const file = join(folder, 'token');
  writeFileSync(file, `${token}\n`);
  const options = readClonerefsOptions(
    JSON.stringify({
      src_root: folder,
      log: join(folder, 'clone.json'),
      refs: [{ org: 'o', repo: 'r', base_ref: 'main', clone_uri: cloneUri }],
      oauth_token_file: file,
      github_api_endpoints: [endpoint],
    }),
  );
  const lines: string[] = [];
  await clonerefs(
    options,
    process.env,
    jsonLog('clonerefs', (line) => lines.push(line)),
    [],
  );
  return { records: readFileSync(join(folder, 'clone.json'), 'utf8'), log: lines.join('') };
}

describe('a personal token', () => {
  it('is shown to the code host, and to nobody who reads the records', async () => {
    const host = await codeHost();
    const { records, log } = await clone(`${host.url}/o/r.git`, host.url, 'gh/p_secret');
    const login = Buffer.from('gh/p_secret:x-oauth-basic').toString('base64');
    expect(host.asked.map(({ authorization }) => authorization)).toContain(`Basic ${login}`);
    expect(records).toContain('CENSORED:x-oauth-basic@127.0.0.1');
    for (const text of [records, log]) {
      expect(text).not.toContain('gh/p_secret');
      expect(text).not.toContain('gh%2Fp_secret');
    }
  });

  it('is not shown to another host that a job names', async () => {
    const host = await codeHost();
    const { log } = await clone(`${host.url}/o/r.git`, 'https://api.github.com', 'ghp_secret');
    expect(host.asked.length).toBeGreaterThan(0);
    expect(host.asked.every(({ authorization }) => authorization === '')).toBe(true);
    expect(log).toContain('Cloning without the token');
  });
});

describe('a GitHub App', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const app = {
    appId: '7',
    privateKey: privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
  };
  const token = { token: 'ghs_token', expires_at: '2099-01-01T00:00:00Z', permissions: {} };

  it("gets a token for an organization's installation", async () => {
    const host = await codeHost({
      '/orgs/kubernetes/installation': { id: 5 },
      '/app/installations/5/access_tokens': token,
    });
    expect(await githubAppToken('kubernetes', app, [host.url])).toBe('ghs_token');
    expect(host.asked[0]?.authorization).toMatch(/^bearer ey/i);
  });

  it("gets one for a user's installation", async () => {
    const host = await codeHost({
      '/users/someone/installation': { id: 6 },
      '/app/installations/6/access_tokens': token,
    });
    expect(await githubAppToken('someone', app, [host.url])).toBe('ghs_token');
  });

  it('asks the next endpoint when one does not answer', async () => {
    const host = await codeHost({
      '/orgs/o/installation': { id: 5 },
      '/app/installations/5/access_tokens': token,
    });
    expect(await githubAppToken('o', app, ['http://127.0.0.1:1', host.url])).toBe('ghs_token');
  });

  it('says what is wrong without quoting headers or the key', async () => {
    const host = await codeHost();
    const refused = githubAppToken('o', app, [host.url]);
    await expect(refused).rejects.toMatchObject({
      code: 'NO_CREDENTIALS',
      message: `no token for o as GitHub App 7: ${host.url}: the id and the private key do not belong together`,
    });
  });
});
