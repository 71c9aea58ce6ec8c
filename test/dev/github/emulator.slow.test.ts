import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Emulator, startEmulator } from '../../../dev/github/emulator.ts';
import { type OpenApiChecker, loadOpenApi } from '../../../dev/github/openapi.ts';

const REPO = 'acme/shop';
const NOWHERE = { url: 'http://127.0.0.1:1', secret: 's' };

let checker: OpenApiChecker;
let directory: string;
let emulator: Emulator;

beforeAll(async () => {
  checker = await loadOpenApi();
});
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'emulator-'));
  emulator = await startEmulator({ directory, checker, webhook: NOWHERE });
  emulator.createOrg({ login: 'acme', members: ['alice'] });
  emulator.createUser('mallory');
  await emulator.createRepo({ org: 'acme', name: 'shop', files: { 'a.txt': 'a\n' } });
});
afterEach(async () => {
  await emulator.stop();
  await rm(directory, { recursive: true });
  expect(emulator.violations).toEqual([]);
});

const seed = { repo: REPO, author: 'mallory', title: 'Add b', files: { 'b.txt': 'b\n' } };

/** The events so far, as `name.action`. */
async function events(): Promise<readonly string[]> {
  await emulator.settled();
  return emulator.deliveries.map(({ event, action }) =>
    action === undefined ? event : `${event}.${action}`,
  );
}

async function call(method: string, path: string, body?: unknown, token = emulator.token) {
  const answer = await fetch(emulator.apiUrl + path, {
    method,
    headers: { authorization: `token ${token}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  const json: unknown = text === '' ? undefined : JSON.parse(text);
  return { status: answer.status, json, headers: answer.headers };
}

describe('the life of a pull request', () => {
  it('from a fork is told by its own events', async () => {
    const { number, headSha } = await emulator.openPull(seed);
    const after = await emulator.pushToPull(REPO, number, { 'b.txt': 'more\n' });
    emulator.comment(REPO, number, 'alice', '/ok-to-test');
    await emulator.editPull(REPO, number, { draft: true });
    await emulator.editPull(REPO, number, { draft: false, title: 'Add b well' });
    await emulator.closePull(REPO, number);
    await emulator.reopenPull(REPO, number);
    expect(await events()).toEqual([
      'pull_request.opened',
      'pull_request.synchronize',
      'issue_comment.created',
      'pull_request.converted_to_draft',
      'pull_request.edited',
      'pull_request.ready_for_review',
      'pull_request.closed',
      'pull_request.reopened',
    ]);
    expect(emulator.deliveries[1]?.payload).toMatchObject({ before: headSha, after });
  });

  it('from a branch of the repository is told by pushes too', async () => {
    const { number } = await emulator.openPull({ ...seed, author: 'alice' });
    await emulator.pushToPull(REPO, number, { 'b.txt': 'more\n' });
    expect(await events()).toEqual([
      'push',
      'pull_request.opened',
      'push',
      'pull_request.synchronize',
    ]);
  });

  it('to another base says what the base was', async () => {
    await emulator.pushFiles(REPO, 'release', { r: 'r\n' });
    const { number } = await emulator.openPull(seed);
    await emulator.editPull(REPO, number, { base: 'release' });
    await emulator.settled();
    expect(emulator.deliveries.at(-1)?.payload).toMatchObject({
      action: 'edited',
      changes: { base: { ref: { from: 'main' } } },
      pull_request: { base: { ref: 'release' } },
    });
  });

  it('of two people who change the same is two commits, numbered one after the other', async () => {
    const [one, other] = await Promise.all([emulator.openPull(seed), emulator.openPull(seed)]);
    expect([one.number, other.number].toSorted()).toEqual([1, 2]);
    expect(one.headSha).not.toBe(other.headSha);
  });

  it('is led over the REST API by whoever has a token', async () => {
    const author = 'token-of-alice';
    await emulator.pushFiles(REPO, 'topic', { t: 't\n' }, { author: 'alice' });
    const opened = { title: 'T', head: 'topic', base: 'main' };
    expect(await call('POST', '/repos/acme/shop/pulls', opened, author)).toMatchObject({
      status: 201,
      json: { number: 1, user: { login: 'alice' } },
    });
    const edit = await call('PATCH', '/repos/acme/shop/pulls/1', { state: 'closed' }, author);
    expect(edit).toMatchObject({ status: 200, json: { state: 'closed' } });
    const body = { body: '/test all' };
    const comment = await call('POST', '/repos/acme/shop/issues/1/comments', body, author);
    expect(comment).toMatchObject({ status: 201, json: { user: { login: 'alice' } } });
    expect(await events()).toEqual([
      'push',
      'pull_request.opened',
      'pull_request.closed',
      'issue_comment.created',
    ]);
  });
});

describe('a push', () => {
  it('names its commits and the files of each', async () => {
    const before = await emulator.pushFiles(REPO, 'main', { 'b.txt': 'b\n' });
    const after = await emulator.pushFiles(
      REPO,
      'main',
      { 'a.txt': null, 'b.txt': 'bb\n', c: 'c\n' },
      { author: 'alice' },
    );
    await emulator.settled();
    expect(emulator.deliveries.at(-1)?.payload).toMatchObject({
      ref: 'refs/heads/main',
      before,
      after,
      created: false,
      commits: [{ id: after, added: ['c'], removed: ['a.txt'], modified: ['b.txt'] }],
      sender: { login: 'alice' },
    });
  });

  it('of a new branch has only the commits that are new', async () => {
    await emulator.pushFiles(REPO, 'release', { r: 'r\n' });
    await emulator.settled();
    const payload = emulator.deliveries.at(-1)?.payload;
    expect(payload).toMatchObject({ created: true, before: '0'.repeat(40) });
    expect(payload?.['commits']).toHaveLength(1);
  });
});

describe('the life of an issue', () => {
  it('is told by its own events, and shares its numbers with pull requests', async () => {
    const { number: pull } = await emulator.openPull(seed);
    const issue = emulator.openIssue({ repo: REPO, author: 'mallory', title: 'It breaks' });
    expect([pull, issue]).toEqual([1, 2]);
    emulator.comment(REPO, issue, 'alice', '/kind bug');
    await call('POST', `/repos/acme/shop/issues/${issue}/labels`, { labels: ['kind/bug'] });
    await call('DELETE', `/repos/acme/shop/issues/${issue}/labels/kind%2Fbug`);
    emulator.closeIssue(REPO, issue);
    expect(await events()).toEqual([
      'pull_request.opened',
      'issues.opened',
      'issue_comment.created',
      'issues.labeled',
      'issues.unlabeled',
      'issues.closed',
    ]);
    const { payload } = emulator.deliveries[2] ?? {};
    expect(payload?.['issue']).not.toHaveProperty('pull_request');
  });

  it('is led over the REST API by whoever has a token', async () => {
    const asked = { title: 'It breaks', body: 'Badly.' };
    const path = '/repos/acme/shop/issues';
    expect(await call('POST', path, asked, 'token-of-mallory')).toMatchObject({
      status: 201,
      json: { number: 1, body: 'Badly.', user: { login: 'mallory' } },
    });
    const assigned = await call('POST', `${path}/1/assignees`, { assignees: ['alice', 'nobody'] });
    expect(assigned).toMatchObject({ status: 201, json: { assignees: [{ login: 'alice' }] } });
  });
});

describe('the API', () => {
  it.each([
    ['GET', '/repos/acme/none', undefined, 404],
    ['GET', '/nothing/here', undefined, 404],
    ['GET', '/users/nobody', undefined, 404],
    ['GET', '/repos/acme/shop/git/ref/heads/gone', undefined, 404],
    ['POST', '/repos/acme/shop/statuses/abc', { state: 'nice' }, 422],
    ['POST', '/repos/acme/shop/pulls', { title: 'x', head: 'gone', base: 'main' }, 422],
  ])('refuses %s %s', async (method, path, body, status) => {
    const answer = await call(method, path, body);
    expect(answer.status).toBe(status);
    expect(answer.json).toHaveProperty('message');
    expect(answer.headers.get('x-ratelimit-limit')).toBe('5000');
  });

  it.each([
    ['a token that is none', 'wrong', 401],
    ['no right to push', 'token-of-mallory', 403],
  ])('lets nobody set a status with %s', async (_, token, status) => {
    const path = `/repos/acme/shop/statuses/${'a'.repeat(40)}`;
    expect(await call('POST', path, { state: 'success' }, token)).toMatchObject({ status });
  });

  it('tells a branch with its commit', async () => {
    const sha = await emulator.pushFiles(REPO, 'main', { n: 'n\n' });
    expect(await call('GET', '/repos/acme/shop/branches/main')).toMatchObject({
      status: 200,
      json: { name: 'main', commit: { sha } },
    });
    expect(await call('GET', '/repos/acme/shop')).toMatchObject({ status: 200 });
    expect(await call('GET', '/users/alice')).toMatchObject({ json: { login: 'alice' } });
  });
});

describe('waiting for a status', () => {
  const wish = { context: 'unit', is: ({ state }: { state: string }) => state === 'success' };
  const set = (sha: string, state: string) =>
    call('POST', `/repos/acme/shop/statuses/${sha}`, { state, context: 'unit', description: 'd' });

  it('ends when it is as wished', async () => {
    const { headSha } = await emulator.openPull(seed);
    const waited = emulator.waitForStatus(REPO, headSha, { ...wish, timeoutMs: 5000 });
    await set(headSha, 'pending');
    await set(headSha, 'success');
    expect(await waited).toMatchObject({ state: 'success' });
  });

  it('ends with what it was last when it takes too long', async () => {
    const { headSha } = await emulator.openPull(seed);
    await set(headSha, 'pending');
    const waited = emulator.waitForStatus(REPO, headSha, { ...wish, timeoutMs: 50 });
    await expect(waited).rejects.toThrow('it is pending: d');
  });
});
