import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadOpenApi } from '../../../dev/github/openapi.ts';
import { parseSha } from '../../../src/prowjob/ids.ts';
import type { CodeHost } from '../../../src/ports/code-host.ts';
import { makeKeys } from './make-keys.ts';
import { type Scene, startScene } from './scene.ts';

const SHOP = { org: 'acme', repo: 'shop' };
const MOVED = 'a file that is moved\n';
const STATUS = {
  context: 'unit',
  state: 'pending',
  description: 'Job triggered.',
  targetUrl: 'https://prow.example/1',
} as const;

let scene: Scene;
let github: CodeHost;
let number: number;
let headSha: string;

beforeAll(async () => {
  scene = await startScene({ checker: await loadOpenApi() });
  const { emulator } = scene;
  const repo = await emulator.createRepo({
    ...SHOP,
    name: 'shop',
    files: { 'a.txt': 'a\n', old: MOVED },
  });
  const files = { 'b.txt': 'b\n', old: null, 'c/ü d.txt': MOVED };
  const seed = { repo, author: 'mallory', title: 'Add b', head: 'topic/b', files };
  ({ number, headSha } = await emulator.openPull(seed));
  github = scene.connect({ membershipTtlMs: 0 });
});
afterAll(() => scene.stop());

describe('a pull request', () => {
  it('is told in our words', async () => {
    expect(await github.pull(SHOP, number)).toEqual({
      ...SHOP,
      number,
      title: 'Add b',
      author: 'mallory',
      isOpen: true,
      isDraft: false,
      isMergeable: true,
      labels: [],
      headSha,
      headRef: 'topic/b',
      baseRef: 'main',
      link: `${scene.emulator.gitUrl}/acme/shop/pull/${String(number)}`,
      repoLink: `${scene.emulator.gitUrl}/acme/shop`,
    });
  });

  it('that conflicts, is a draft, has labels and is closed says so', async () => {
    const { emulator } = scene;
    const files = { 'a.txt': 'mine\n' };
    const seed = { repo: 'acme/shop', author: 'alice', title: 'Clash', draft: true, files };
    const clash = await emulator.openPull(seed);
    await emulator.pushFiles('acme/shop', 'main', { 'a.txt': 'theirs\n' });
    await github.addLabel(SHOP, clash.number, 'do-not-merge/hold');
    expect(await github.pull(SHOP, clash.number)).toMatchObject({
      isMergeable: false,
      isDraft: true,
      labels: ['do-not-merge/hold'],
    });
    await emulator.closePull('acme/shop', clash.number);
    expect(await github.pull(SHOP, clash.number)).toMatchObject({
      isOpen: false,
      isMergeable: null,
    });
  });

  it('that is not there is NOT_FOUND', async () => {
    await expect(github.pull(SHOP, 999)).rejects.toMatchObject({
      code: 'NOT_FOUND',
      status: 404,
    });
  });

  it('lists its changed files by their names after a move, with how much changed', async () => {
    const files = await github.changedFiles(SHOP, number);
    expect(files.toSorted((one, other) => (one.path < other.path ? -1 : 1))).toEqual([
      { path: 'b.txt', additions: 1, deletions: 0 },
      { path: 'c/ü d.txt', additions: 0, deletions: 0 },
    ]);
  });

  it('lists more than a hundred files, page by page', async () => {
    const names = Array.from({ length: 250 }, (_, at) => `many/${String(at).padStart(3, '0')}`);
    const files = Object.fromEntries(names.map((name) => [name, `${name}\n`]));
    const seed = { repo: 'acme/shop', author: 'alice', title: 'Many', files };
    const many = await scene.emulator.openPull(seed);
    const listed = await github.changedFiles(SHOP, many.number);
    expect(listed.map(({ path }) => path)).toEqual(names);
    const pages = scene.emulator.requests.filter(({ path }) =>
      path.endsWith(`/pulls/${String(many.number)}/files`),
    );
    expect(pages).toHaveLength(3);
  });
});

describe('a branch', () => {
  it('is told by its commit, with a slash in its name too', async () => {
    const sha = await scene.emulator.pushFiles('acme/shop', 'release/1.0', { x: 'x' });
    expect(await github.branch(SHOP, 'release/1.0')).toEqual({ sha, requiredContexts: [] });
  });

  it('that is protected tells which contexts must be green', async () => {
    scene.emulator.protectBranch('acme/shop', 'main', ['unit', 'docs']);
    expect(await github.branch(SHOP, 'main')).toMatchObject({ requiredContexts: ['unit', 'docs'] });
  });

  it('that is not there is NOT_FOUND', async () => {
    await expect(github.branch(SHOP, 'gone')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('people', () => {
  it.each([
    ['alice', true],
    ['mallory', false],
    ['nobody', false],
  ])('%s is a member and a collaborator: %s', async (login, expected) => {
    expect(await github.isOrgMember('acme', login)).toBe(expected);
    expect(await github.isCollaborator(SHOP, login)).toBe(expected);
  });
});

describe('a status', () => {
  it('is set, and the newest of each context is read', async () => {
    await github.setStatus(SHOP, headSha, STATUS);
    await github.setStatus(SHOP, headSha, { ...STATUS, state: 'success' });
    await github.setStatus(SHOP, headSha, { ...STATUS, context: 'lint', state: 'failure' });
    const contexts = await github.contexts(SHOP, parseSha(headSha));
    expect(contexts).toEqual([
      { ...STATUS, context: 'lint', state: 'failure' },
      { ...STATUS, state: 'success' },
    ]);
    expect(scene.emulator.statuses('acme/shop', headSha)[0]).toMatchObject({
      ...STATUS,
      creator: 'ci-robot',
    });
  });

  it('of a commit that is not there is NO_COMMIT', async () => {
    const refused = github.setStatus(SHOP, 'f'.repeat(40), STATUS);
    await expect(refused).rejects.toMatchObject({ code: 'NO_COMMIT', status: 422 });
  });

  it('of one context is TOO_MANY_STATUSES after a thousand', async () => {
    const sha = await scene.emulator.pushFiles('acme/shop', 'busy', { y: 'y' });
    const { repos } = scene.emulator.state;
    const shop = repos.find(({ name }) => name === 'shop');
    const [one] = shop?.statuses ?? [];
    if (one !== undefined) {
      shop?.statuses.push(...Array.from({ length: 1000 }, (_, id) => ({ ...one, id, sha })));
    }
    const refused = github.setStatus(SHOP, sha, STATUS);
    await expect(refused).rejects.toMatchObject({ code: 'TOO_MANY_STATUSES', status: 422 });
  });

  it('is read from all pages', async () => {
    const sha = await scene.emulator.pushFiles('acme/shop', 'wide', { z: 'z' });
    const quick = scene.connect({ pace: { writesPerMinute: 6000, commentsPerMinute: 60 } });
    const contexts = Array.from({ length: 130 }, (_, at) => `job-${String(at)}`);
    await Promise.all(
      contexts.map((context) => quick.setStatus(SHOP, sha, { ...STATUS, context })),
    );
    expect(await github.contexts(SHOP, parseSha(sha))).toHaveLength(130);
  });

  it('is one of at least ten a second', async () => {
    const started = Date.now();
    const fresh = scene.connect();
    const writes = Array.from({ length: 50 }, () => fresh.setStatus(SHOP, headSha, STATUS));
    await Promise.all(writes);
    expect(Date.now() - started).toBeLessThan(5000);
  });
});

describe('a label', () => {
  it('is put on and taken off', async () => {
    await github.addLabel(SHOP, number, 'area/a b');
    await github.addLabel(SHOP, number, 'area/a b');
    expect(scene.emulator.labels('acme/shop', number)).toEqual(['area/a b']);
    await github.removeLabel(SHOP, number, 'area/a b');
    expect(scene.emulator.labels('acme/shop', number)).toEqual([]);
  });

  it('that is not there is taken off without an error', async () => {
    await github.removeLabel(SHOP, number, 'never');
    expect(scene.emulator.requests.at(-1)).toMatchObject({ status: 404 });
  });
});

describe('a comment', () => {
  it('of the bot is found among those of others, and deleted', async () => {
    scene.emulator.comment('acme/shop', number, 'alice', '/test all');
    await github.comment(SHOP, number, 'hello');
    const found = await github.botComments(SHOP, number);
    expect(found.map(({ body }) => body)).toEqual(['hello']);
    for (const { id } of found) await github.deleteComment(SHOP, id);
    expect(await github.botComments(SHOP, number)).toEqual([]);
  });

  it('is edited where it stands; one that is gone cannot be', async () => {
    await github.comment(SHOP, number, 'before');
    const [{ id } = { id: 0 }] = await github.botComments(SHOP, number);
    await github.editComment(SHOP, id, 'after');
    expect(await github.botComments(SHOP, number)).toEqual([{ id, body: 'after' }]);
    await github.deleteComment(SHOP, id);
    await expect(github.editComment(SHOP, id, 'late')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('that is gone is deleted without an error', async () => {
    await github.deleteComment(SHOP, 1);
    expect(scene.emulator.requests.at(-1)).toMatchObject({ status: 404 });
  });

  it('is not posted twice when the answer is lost on the way', async () => {
    scene.emulator.failNext(1, 502);
    const posted = github.comment(SHOP, number, 'once');
    await expect(posted).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(await github.botComments(SHOP, number)).toEqual([]);
  });
});

describe('as a GitHub App', () => {
  it('every call is as GitHub describes it', async () => {
    const { publicKey, privateKey } = makeKeys();
    const appId = scene.emulator.createApp({ slug: 'ci', publicKey, owner: 'acme' });
    scene.emulator.installApp(appId, 'acme');
    const app = scene.connect({
      auth: { kind: 'app', appId, privateKey: () => Promise.resolve(privateKey) },
    });
    await app.setStatus(SHOP, headSha, { ...STATUS, context: 'app' });
    await app.comment(SHOP, number, 'from the app');
    expect(await app.botComments(SHOP, number)).toHaveLength(1);

    scene.emulator.uninstallApp(appId, 'acme');
    await expect(
      app.pull(SHOP, number).then(() => app.comment(SHOP, number, 'no')),
    ).rejects.toMatchObject({
      code: 'BAD_CREDENTIALS',
    });
    scene.emulator.installApp(appId, 'acme');
    await app.comment(SHOP, number, 'back again');
    expect(await app.botComments(SHOP, number)).toHaveLength(2);
  }, 30_000);
});

it('nothing that was asked, answered or sent differs from what GitHub describes', () => {
  expect(scene.emulator.violations).toEqual([]);
});
