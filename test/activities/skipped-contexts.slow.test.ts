import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPullRequestActivities } from '../../src/activities/pull-requests.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import type { ConfigSnapshot } from '../../src/ports/config-source.ts';
import { parseSha } from '../../src/prowjob/ids.ts';
import { type Scene, startScene } from '../adapters/github/scene.ts';
import { changed } from '../plugins/facts.ts';
import { CONFIG } from '../workflows/config.ts';

/** From a new pull request to the status of a required context whose job its files skip, over HTTP. */

const JOBS = `
presubmits:
  acme/shop:
  - name: docs
    run_if_changed: '^docs/'
    spec: { containers: [{ image: alpine, command: ['true'] }] }
`;

let scene: Scene;

beforeAll(async () => {
  scene = await startScene();
  await scene.emulator.createRepo({ org: 'acme', name: 'shop', files: { a: 'a' } });
  scene.emulator.protectBranch('acme/shop', 'main', ['docs']);
});
afterAll(() => scene.stop());

function snapshot(): ConfigSnapshot {
  const main = { path: 'config.yaml', text: 'plank: {}' };
  const loaded = loadConfig({ main, jobs: [{ path: 'jobs.yaml', text: JOBS }] });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const plugins = { ...CONFIG.plugins, enabledFor: () => ['trigger'] };
  return { ...CONFIG, config: loaded.value, plugins };
}

it('a required context passes when its job is skipped, and a status that is there stays', async () => {
  const { emulator } = scene;
  const seed = { repo: 'acme/shop', author: 'alice', title: 'b', files: { b: 'b' } };
  const { number, headSha } = await emulator.openPull(seed);
  const unused = () => Promise.reject(new Error('nothing runs'));
  const activities = createPullRequestActivities({
    codeHost: scene.connect(),
    config: { current: snapshot },
    prowJobs: { start: unused, abort: unused, hold: unused, release: unused, running: unused },
    now: () => new Date(),
  });
  const where = { org: 'acme', repo: 'shop', number };
  const told = changed('opened').pull;
  const pull = {
    ...told,
    number,
    author: 'alice',
    headSha: parseSha(headSha),
    updatedAt: new Date().toISOString(),
  };
  const event = changed('opened', { repo: { org: 'acme', repo: 'shop' }, actor: 'alice', pull });
  const before = emulator.requests.length;
  const { decisions } = await activities.decide({
    ...where,
    delivery: { guid: 'a', event },
    jobs: [],
  });
  const branches = emulator.requests
    .slice(before)
    .filter(({ path }) => /\/(?:branches|git\/ref)\//.test(path));
  expect(branches).toHaveLength(1);
  for (const change of decisions) {
    if (change.kind !== 'set-statuses') continue;
    await activities.applyToPull({ ...where, change });
    await activities.applyToPull({ ...where, change });
  }
  expect(emulator.statuses('acme/shop', headSha)).toMatchObject([
    {
      context: 'docs',
      state: 'success',
      description: 'Skipped: no changed file matches run_if_changed "^docs/"',
    },
  ]);
});
