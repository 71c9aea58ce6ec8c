import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Emulator, startEmulator } from '../../../dev/github/emulator.ts';
import { createGitHub } from '../../../src/adapters/github/github.ts';

const SHOP = { org: 'acme', repo: 'shop' };

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'emulator-'));
});
afterEach(() => rm(directory, { recursive: true }));

/** An emulator that is sown as at each start of a demo. */
async function start(): Promise<Emulator> {
  const emulator = await startEmulator({ directory });
  emulator.createOrg({ login: 'acme', members: ['alice'] });
  await emulator.createRepo({ org: 'acme', name: 'shop', files: { 'a.txt': 'a\n' } });
  return emulator;
}

const seed = { repo: 'acme/shop', author: 'alice', title: 'Add b', files: { 'b.txt': 'b\n' } };

it('everything is there again after a restart', async () => {
  const before = await start();
  const { number, headSha } = await before.openPull(seed);
  before.comment('acme/shop', number, 'alice', 'hello');
  await before.stop();

  const after = await start();
  const auth = { kind: 'token', token: () => Promise.resolve(after.token) } as const;
  const github = createGitHub({ baseUrl: after.apiUrl, auth });
  expect(after.comments('acme/shop', number)).toMatchObject([{ author: 'alice', body: 'hello' }]);
  expect(await github.pull(SHOP, number)).toMatchObject({ headSha, title: 'Add b' });
  expect(await github.changedFiles(SHOP, number)).toMatchObject([{ path: 'b.txt' }]);
  expect(await after.openPull(seed)).toMatchObject({ number: number + 1 });
  await after.stop();
});

it('a state that it did not write is refused by its name', async () => {
  await writeFile(join(directory, 'state.json'), '{"repos": 1}');
  await expect(startEmulator({ directory })).rejects.toMatchObject({
    code: 'BAD_STATE',
    message: `${join(directory, 'state.json')} is not what the emulator writes: delete its folder`,
  });
});
