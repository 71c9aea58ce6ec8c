import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { gitHubStatusReporter } from '../../../src/activities/reporters/github-status.ts';
import type { ProwJob, ProwJobState } from '../../../src/prowjob/spec.ts';
import { type Scene, startScene } from '../../adapters/github/scene.ts';
import { CONFIG } from '../../workflows/config.ts';
import { newJob } from '../../workflows/new-job.ts';

/** The reporter of statuses on GitHub's own answers, over HTTP. */

const STATUSES = 'POST /repos/{owner}/{repo}/statuses/{sha}';

let scene: Scene;
let sha: string;

beforeAll(async () => {
  scene = await startScene();
  await scene.emulator.createRepo({ org: 'acme', name: 'shop', files: { a: 'a' } });
});
afterAll(() => scene.stop());
beforeEach(async () => {
  sha = await scene.emulator.pushFiles('acme/shop', 'main', { a: String(Math.random()) });
});

function job(state: ProwJobState, changes: { readonly repo?: string; readonly sha?: string } = {}) {
  const pulls = [{ number: 7, author: 'bob', sha: changes.sha ?? sha }];
  const refs = { org: 'acme', repo: changes.repo ?? 'shop', base_ref: 'main', pulls };
  const prowJob: ProwJob = newJob({ refs, context: 'unit' });
  return { ...prowJob, status: { state, description: 'As it is.', url: 'https://prow.example/1' } };
}

function tell(prowJob: ProwJob, isFinal = true): Promise<void> {
  const reporter = gitHubStatusReporter({
    config: { current: () => CONFIG },
    codeHost: scene.connect(),
  });
  return reporter.tell({ job: prowJob, isFinal, isSuperseded: false }, false);
}

function posts(): number {
  return scene.emulator.requests.filter(({ route }) => route === STATUSES).length;
}

describe('a commit that can be told nothing', () => {
  it.each([
    ['is gone', { sha: 'f'.repeat(40) }],
    ['is of a repository that is gone', { repo: 'gone' }],
  ])('because it %s is asked once and let be', async (_what, changes) => {
    const before = posts();
    await tell(job('success', changes));
    expect(posts()).toBe(before + 1);
  });

  it('because it has 1,000 statuses of the context is let be, and the others go on', async () => {
    const shop = scene.emulator.state.repos.find(({ name }) => name === 'shop');
    for (let id = 1; id <= 1_000; id++) {
      const told = { state: 'pending', description: null, targetUrl: null } as const;
      const made = { creator: 'ci-robot', createdAt: '2026-08-01T10:00:00Z' };
      shop?.statuses.push({ id, sha, context: 'unit', ...told, ...made });
    }
    await tell(job('success'));
    expect(scene.emulator.statuses('acme/shop', sha)).toHaveLength(1_000);
    const other = job('success');
    await tell({ ...other, spec: { ...other.spec, context: 'lint' } });
    expect(scene.emulator.statuses('acme/shop', sha)).toHaveLength(1_001);
  });
});

it('when few calls are left for the hour, a verdict is told and what leads to it is left out', async () => {
  scene.emulator.leaveCalls(300, 600);
  const host = scene.connect();
  await host.contexts({ org: 'acme', repo: 'shop' }, sha);
  const reporter = gitHubStatusReporter({ config: { current: () => CONFIG }, codeHost: host });
  const report = { isSuperseded: false };
  await reporter.tell({ ...report, job: job('pending'), isFinal: false }, false);
  await reporter.tell({ ...report, job: job('success'), isFinal: true }, false);
  const shown = scene.emulator.statuses('acme/shop', sha);
  expect(shown.map(({ state }) => state)).toEqual(['success']);
});
