import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadOpenApi } from '../../../dev/github/openapi.ts';
import type { CodeHost } from '../../../src/ports/code-host.ts';
import { type Scene, startScene } from './scene.ts';

const SHOP = { org: 'acme', repo: 'shop' };

let scene: Scene;
let github: CodeHost;
let issue: number;

beforeAll(async () => {
  scene = await startScene({ checker: await loadOpenApi() });
  const { emulator } = scene;
  const repo = await emulator.createRepo({ ...SHOP, name: 'shop', files: { 'a.txt': 'a\n' } });
  issue = emulator.openIssue({ repo, author: 'mallory', title: 'It breaks', body: '/kind bug' });
  github = scene.connect({ membershipTtlMs: 0, labelsTtlMs: 0 });
});
afterAll(() => scene.stop());

describe('an issue', () => {
  it('is labelled, commented on and assigned as a pull request is', async () => {
    await github.addLabel(SHOP, issue, 'kind/bug');
    await github.addLabel(SHOP, issue, 'help wanted');
    await github.removeLabel(SHOP, issue, 'kind/bug');
    expect(await github.labelsOf(SHOP, issue)).toEqual(['help wanted']);
    await github.comment(SHOP, issue, 'hello');
    const found = await github.botComments(SHOP, issue);
    expect(found.map(({ body }) => body)).toEqual(['hello']);
    await github.assign(SHOP, issue, ['alice', 'somebody-else']);
    await github.assign(SHOP, issue, ['alice']);
    expect(scene.emulator.assignees('acme/shop', issue)).toEqual(['alice']);
  });

  it('has no changed files', async () => {
    await expect(github.pull(SHOP, issue)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a repository', () => {
  it('tells its labels, page by page', async () => {
    const names = Array.from({ length: 250 }, (_, at) => `area/${String(at)}`);
    scene.emulator.createLabels('acme/shop', names);
    const labels = await github.repoLabels(SHOP);
    expect(labels.filter((name) => name.startsWith('area/'))).toEqual(names);
  });
});

describe('a team', () => {
  it.each([
    ['leads', 'alice', true],
    ['leads', 'Alice', true],
    ['leads', 'mallory', false],
    ['nobody', 'alice', false],
  ])('%s has %s as a member: %s', async (team, login, expected) => {
    scene.emulator.createTeam('acme', 'leads', ['alice']);
    expect(await github.isTeamMember('acme', team, login)).toBe(expected);
  });
});

it('nothing that was asked, answered or sent differs from what GitHub describes', async () => {
  await scene.emulator.settled();
  expect(scene.emulator.violations).toEqual([]);
});
