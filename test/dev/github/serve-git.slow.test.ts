import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Emulator, startEmulator } from '../../../dev/github/emulator.ts';
import { run } from '../../../dev/stack/command.ts';

let folder: string;
let emulator: Emulator;
let pull: { readonly number: number; readonly headSha: string };

const ENVIRONMENT = {
  PATH: process.env['PATH'],
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_TERMINAL_PROMPT: '0',
};

const git = (cwd: string, ...args: readonly string[]): Promise<string> =>
  run('git', args, { cwd, env: ENVIRONMENT });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'emulator-'));
  const directory = join(folder, 'emulator');
  emulator = await startEmulator({ directory, gitAddress: '127.0.0.2', webhook: NOWHERE });
  emulator.createOrg({ login: 'acme', members: ['alice'] });
  emulator.createUser('mallory');
  const files = { 'run.sh': '#!/bin/sh\necho hi\n' };
  const repo = await emulator.createRepo({ org: 'acme', name: 'shop', files });
  await emulator.createRepo({ org: 'acme', name: 'secret', files, private: true });
  pull = await emulator.openPull({ repo, author: 'mallory', title: 'T', files: { x: 'x\n' } });
});
afterAll(async () => {
  await emulator.stop();
  await rm(folder, { recursive: true });
});

const NOWHERE = { url: 'http://127.0.0.1:1', secret: 's' };

async function clone(base: string, name: string, repo = 'shop'): Promise<string> {
  await git(folder, 'clone', '--quiet', `${base}/acme/${repo}.git`, name);
  return join(folder, name);
}

function withToken(token: string): string {
  return emulator.apiUrl.replace('http://', `http://x-access-token:${token}@`);
}

it('a Pod clones from the second address, and scripts are executable', async () => {
  expect(emulator.gitUrl).toMatch(/^http:\/\/127\.0\.0\.2:/);
  const work = await clone(emulator.gitUrl, 'pod');
  expect(await run(join(work, 'run.sh'), [])).toBe('hi\n');
});

it('the head of a pull request is fetched by its ref, and any commit by its id', async () => {
  const work = await clone(emulator.gitUrl, 'fetches');
  const first = (await git(work, 'rev-parse', 'HEAD')).trim();
  await git(work, 'fetch', '--quiet', 'origin', `pull/${String(pull.number)}/head`);
  expect((await git(work, 'rev-parse', 'FETCH_HEAD')).trim()).toBe(pull.headSha);
  await emulator.pushFiles('acme/shop', 'main', { more: '1\n' });
  await git(work, 'fetch', '--quiet', '--depth=1', 'origin', first);
  expect((await git(work, 'rev-parse', 'FETCH_HEAD')).trim()).toBe(first);
});

it('a member pushes, which is an event and moves the pull request of the branch', async () => {
  const files = { y: 'y\n' };
  const seed = { repo: 'acme/shop', author: 'alice', title: 'Y', head: 'topic', files };
  const { number, headSha } = await emulator.openPull(seed);
  const work = await clone(withToken('token-of-alice'), 'pusher');
  await git(work, 'switch', '--quiet', 'topic');
  await writeFile(join(work, 'y'), 'changed\n');
  await git(work, ...IDENTITY, 'commit', '--quiet', '--all', '--message=Change y');
  await git(work, 'push', '--quiet', 'origin', 'topic');
  const after = (await git(work, 'rev-parse', 'HEAD')).trim();
  await emulator.settled();
  const [push, synchronize] = emulator.deliveries.slice(-2);
  expect(push).toMatchObject({
    event: 'push',
    payload: { ref: 'refs/heads/topic', before: headSha, after, pusher: { name: 'alice' } },
  });
  expect(synchronize).toMatchObject({
    event: 'pull_request',
    action: 'synchronize',
    payload: { number, before: headSha, after },
  });
});

const IDENTITY = ['-c', 'user.name=alice', '-c', 'user.email=alice@users.example'];

it.each([
  ['without a token', () => emulator.apiUrl],
  ['of somebody who is no member', () => withToken('token-of-mallory')],
  ['with a token that is none', () => withToken('wrong')],
  ['through the second address', () => emulator.gitUrl.replace('//', '//x:token-of-alice@')],
])('a push %s is refused', async (_, base) => {
  const work = await clone(emulator.apiUrl, `refused-${String(Math.random())}`);
  const push = git(work, 'push', `${base()}/acme/shop.git`, 'HEAD:refs/heads/forbidden');
  await expect(push).rejects.toMatchObject({ code: 'COMMAND_FAILED' });
  const refs = await git(work, 'ls-remote', `${emulator.apiUrl}/acme/shop.git`);
  expect(refs).not.toContain('forbidden');
});

it('a private repository is cloned by its members only', async () => {
  await expect(clone(emulator.apiUrl, 'private-no', 'secret')).rejects.toThrow();
  await expect(clone(withToken('token-of-mallory'), 'private-no', 'secret')).rejects.toThrow();
  const work = await clone(withToken('token-of-alice'), 'private-yes', 'secret');
  expect(await readFile(join(work, 'run.sh'), 'utf8')).toContain('echo hi');
});
