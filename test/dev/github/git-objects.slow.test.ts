import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Emulator, startEmulator } from '../../../dev/github/emulator.ts';
import { loadOpenApi } from '../../../dev/github/openapi.ts';

const NOWHERE = { url: 'http://127.0.0.1:1', secret: 's' };
const Pull = z.object({
  mergeable: z.boolean().nullable(),
  merge_commit_sha: z.string().nullable(),
  head: z.object({ sha: z.string() }),
  base: z.object({ sha: z.string() }),
});
const Tree = z.object({
  truncated: z.boolean(),
  tree: z.array(
    z.object({ path: z.string(), mode: z.string(), type: z.string(), sha: z.string() }),
  ),
});

let directory: string;
let emulator: Emulator;
let repo: string;
let count = 0;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'emulator-'));
  const checker = await loadOpenApi();
  emulator = await startEmulator({ directory, checker, treeLimit: 6, webhook: NOWHERE });
  emulator.createOrg({ login: 'acme', members: ['alice'] });
});
beforeEach(async () => {
  count += 1;
  emulator.holdTestMerges();
  const name = `shop-${String(count)}`;
  repo = await emulator.createRepo({ org: 'acme', name, files: { 'a.txt': 'a\n' } });
});
afterAll(async () => {
  await emulator.stop();
  await rm(directory, { recursive: true });
  expect(emulator.violations).toEqual([]);
});

async function get(path: string): Promise<{ status: number; json: unknown }> {
  const headers = { authorization: `token ${emulator.token}` };
  const answer = await fetch(`${emulator.apiUrl}/repos/${repo}/${path}`, { headers });
  const json: unknown = await answer.json();
  return { status: answer.status, json };
}

async function tree(path: string): Promise<z.infer<typeof Tree>> {
  return Tree.parse((await get(`git/trees/${path}`)).json);
}

async function pull(number: number): Promise<z.infer<typeof Pull>> {
  return Pull.parse((await get(`pulls/${String(number)}`)).json);
}

describe('a tree', () => {
  it('tells each entry as git does, of a commit too', async () => {
    const sha = await emulator.pushFiles(repo, 'main', {
      run: '#!/bin/sh\n',
      'd/ü b.txt': 'b\n',
      link: { link: 'a.txt' },
      lib: { submodule: 'c'.repeat(40) },
    });
    const { tree: entries, truncated } = await tree(sha);
    expect(truncated).toBe(false);
    expect(entries.map(({ path, mode, type }) => `${mode} ${type} ${path}`)).toEqual([
      '100644 blob a.txt',
      '040000 tree d',
      '160000 commit lib',
      '120000 blob link',
      '100755 blob run',
    ]);
  });

  it('tells the paths of what is below when asked to, and says when it is cut off', async () => {
    const files = Object.fromEntries(['1', '2', '3', '4'].map((name) => [`d/e/${name}`, name]));
    const sha = await emulator.pushFiles(repo, 'main', files);
    const { tree: entries, truncated } = await tree(`${sha}?recursive=1`);
    const paths = ['a.txt', 'd', 'd/e', 'd/e/1', 'd/e/2', 'd/e/3'];
    expect({ paths: entries.map(({ path }) => path), truncated }).toEqual({
      paths,
      truncated: true,
    });
  });
});

describe('a file', () => {
  it('is told byte for byte, with its size', async () => {
    const bytes = Uint8Array.from({ length: 300 }, (_, at) => at % 256);
    const sha = await emulator.pushFiles(repo, 'main', { logo: bytes });
    const entry = (await tree(sha)).tree.find(({ path }) => path === 'logo');
    const { json } = await get(`git/blobs/${entry?.sha ?? ''}`);
    expect(json).toMatchObject({ size: 300, encoding: 'base64' });
    const { content } = z.object({ content: z.string() }).parse(json);
    expect(Buffer.from(content, 'base64')).toEqual(Buffer.from(bytes));
    expect(content.split('\n')[0]).toHaveLength(60);
  });
});

it.each([
  ['git/trees/', 404],
  ['git/blobs/', 404],
  ['git/commits/', 404],
])('%s of an id that is not there is %d', async (path, status) => {
  expect((await get(path + 'f'.repeat(40))).status).toBe(status);
});

it('an id that is none is refused', async () => {
  expect((await get('git/trees/main')).status).toBe(422);
});

describe('the test merge of a pull request', () => {
  const open = (files: Record<string, string>) =>
    emulator.openPull({ repo, author: 'alice', title: 'Change', files });

  it('is a commit of the base merged with the head', async () => {
    const { number } = await open({ 'b.txt': 'b\n' });
    await emulator.pushFiles(repo, 'main', { 'c.txt': 'c\n' });
    const { mergeable, merge_commit_sha, base, head } = await pull(number);
    expect(mergeable).toBe(true);
    const parents = [{ sha: base.sha }, { sha: head.sha }];
    expect(await get(`git/commits/${merge_commit_sha ?? ''}`)).toMatchObject({ json: { parents } });
    const { tree: entries } = await tree(merge_commit_sha ?? '');
    expect(entries.map(({ path }) => path)).toEqual(['a.txt', 'b.txt', 'c.txt']);
    const ref = await get(`git/ref/pull/${String(number)}/merge`);
    expect(ref).toMatchObject({ json: { object: { sha: merge_commit_sha } } });
  });

  it('is made anew when base or head moves', async () => {
    const { number } = await open({ 'b.txt': 'b\n' });
    const first = await pull(number);
    await emulator.pushFiles(repo, 'main', { 'c.txt': 'c\n' });
    const second = await pull(number);
    await emulator.pushToPull(repo, number, { 'b.txt': 'bb\n' });
    const third = await pull(number);
    const shas = [first, second, third].map(({ merge_commit_sha }) => merge_commit_sha);
    expect(new Set(shas).size).toBe(3);
    expect((await pull(number)).merge_commit_sha).toBe(third.merge_commit_sha);
  });

  it('of two sides that clash is none', async () => {
    const { number } = await open({ 'a.txt': 'mine\n' });
    await emulator.pushFiles(repo, 'main', { 'a.txt': 'theirs\n' });
    expect(await pull(number)).toMatchObject({ mergeable: false, merge_commit_sha: null });
  });

  it('is not told while it is held up, or as it was', async () => {
    const { number } = await open({ 'b.txt': 'b\n' });
    const first = await pull(number);
    emulator.holdTestMerges('unknown');
    await emulator.pushFiles(repo, 'main', { 'c.txt': 'c\n' });
    const { merge_commit_sha } = first;
    expect(await pull(number)).toMatchObject({ mergeable: null, merge_commit_sha });
    emulator.holdTestMerges('stale');
    expect(await pull(number)).toMatchObject({ mergeable: true, merge_commit_sha });
    emulator.holdTestMerges();
    expect((await pull(number)).merge_commit_sha).not.toBe(merge_commit_sha);
  });
});
