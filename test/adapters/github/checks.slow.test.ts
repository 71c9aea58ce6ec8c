import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadOpenApi } from '../../../dev/github/openapi.ts';
import type { CodeHost } from '../../../src/ports/code-host.ts';
import type { CheckRun } from '../../../src/prowjob/check-run.ts';
import { makeKeys } from './make-keys.ts';
import { type Scene, startScene } from './scene.ts';

const SHOP = { org: 'acme', repo: 'shop' };
const FIRST = { isFirst: true, urgency: 'usual' } as const;
const NEXT = { isFirst: false, urgency: 'verdict' } as const;

let scene: Scene;
let sha: string;
let connectApp: () => CodeHost;

beforeAll(async () => {
  scene = await startScene({ checker: await loadOpenApi() });
  const { emulator } = scene;
  await emulator.createRepo({ org: 'acme', name: 'shop', files: { a: 'a' } });
  connectApp = app('ci');
});
beforeEach(async () => {
  sha = await scene.emulator.pushFiles('acme/shop', 'main', { a: String(Math.random()) });
});
afterAll(() => scene.stop());

/** An App that is installed; each connection is another worker. */
function app(slug: string, permissions?: Readonly<Record<string, string>>): () => CodeHost {
  const { emulator } = scene;
  const { publicKey, privateKey } = makeKeys();
  const seed = { slug, publicKey, owner: 'acme', ...(permissions && { permissions }) };
  const appId = emulator.createApp(seed);
  emulator.installApp(appId, 'acme');
  const auth = { kind: 'app', appId, privateKey: () => Promise.resolve(privateKey) } as const;
  return () => scene.connect({ auth });
}

function run(externalId: string, changes: Partial<CheckRun> = {}): CheckRun {
  return {
    name: 'unit',
    externalId,
    detailsUrl: 'https://prow.example/1',
    progress: { status: 'in_progress' },
    startedAt: '2026-08-01T10:00:00Z',
    title: 'Running',
    summary: 'Job triggered.',
    text: '',
    ...changes,
  };
}

const DONE = {
  progress: { status: 'completed', conclusion: 'failure', completedAt: '2026-08-01T10:05:00Z' },
  title: 'Failed',
  text: 'Comment `/test unit`.',
} as const;

/** What the commit has, oldest first. */
function shown() {
  const shop = scene.emulator.state.repos.find(({ name }) => name === 'shop');
  return (shop?.checkRuns ?? []).filter((one) => one.sha === sha);
}

describe('a check run', () => {
  it('is made, and changed to its end in a second call', async () => {
    const github = connectApp();
    await github.setCheckRun(SHOP, sha, run('a'), FIRST);
    const before = scene.emulator.requests.length;
    expect(await github.setCheckRun(SHOP, sha, run('a', DONE), NEXT)).toBe(true);
    const routes = scene.emulator.requests.slice(before).map(({ route }) => route);
    expect(routes).toEqual(['PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}']);
    expect(shown()).toMatchObject([
      {
        name: 'unit',
        externalId: 'a',
        detailsUrl: 'https://prow.example/1',
        status: 'completed',
        conclusion: 'failure',
        title: 'Failed',
        text: 'Comment `/test unit`.',
      },
    ]);
  });

  it('of another worker is found again', async () => {
    await connectApp().setCheckRun(SHOP, sha, run('a'), FIRST);
    await connectApp().setCheckRun(SHOP, sha, run('a', DONE), NEXT);
    expect(shown().map(({ externalId, status }) => [externalId, status])).toEqual([
      ['a', 'completed'],
    ]);
  });

  it('that was never made is made with its end', async () => {
    await connectApp().setCheckRun(SHOP, sha, run('a', DONE), NEXT);
    expect(shown()).toMatchObject([{ status: 'completed' }]);
  });

  it('of a second run of the job stands beside that of the first', async () => {
    const github = connectApp();
    await github.setCheckRun(SHOP, sha, run('a', DONE), FIRST);
    await github.setCheckRun(SHOP, sha, run('b'), FIRST);
    expect(shown().map(({ status }) => status)).toEqual(['completed', 'in_progress']);
  });

  it('of a commit that is not there is NO_COMMIT', async () => {
    const refused = connectApp().setCheckRun(SHOP, 'f'.repeat(40), run('a'), FIRST);
    await expect(refused).rejects.toMatchObject({ code: 'NO_COMMIT' });
  });
});

describe('who may not write checks', () => {
  it.each([
    ['a token', () => scene.connect()],
    ['an App that may not', () => app('shy', { statuses: 'write' })()],
    ['an App that may read them', () => app('reader', { checks: 'read' })()],
  ])('as %s is told so without a call', async (_who, connect) => {
    expect(await connect().setCheckRun(SHOP, sha, run('a'), FIRST)).toBe(false);
    expect(shown()).toEqual([]);
  });
});

it('every call is as GitHub describes it', () => {
  expect(scene.emulator.violations).toEqual([]);
});
