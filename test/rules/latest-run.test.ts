import { describe, expect, it } from 'vitest';
import { latestRun, type JobsOfNow } from '../../src/rules/latest-run.ts';
import { loadConfig } from '../../src/config/load-config.ts';

const TEXT = `
presubmits:
  org/repo:
  - name: unit
    branches: [main]
    labels: { team: a }
    spec: { containers: [{ image: new, command: ['true'] }] }
  - name: unit
    branches: [release]
    clone_depth: 5
    spec: { containers: [{ image: of-release, command: ['true'] }] }
postsubmits:
  org/repo:
  - name: deploy
    branches: [main]
    spec: { containers: [{ image: deploy, command: ['true'] }] }
periodics:
- name: nightly
  interval: 1h
  spec: { containers: [{ image: nightly, command: ['true'] }] }
`;

function jobs(): JobsOfNow {
  const loaded = loadConfig({
    main: { path: 'config.yaml', text: 'plank: {}\n' },
    jobs: [{ path: 'jobs.yaml', text: TEXT }],
  });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const { presubmits, postsubmits, periodics } = loaded.value;
  return {
    presubmits: presubmits.get('org/repo') ?? [],
    postsubmits: postsubmits.get('org/repo') ?? [],
    periodics,
  };
}

const refsFor = (base_ref: string) => ({
  ...{ org: 'org', repo: 'repo', base_ref, base_sha: 'b'.repeat(40) },
  pulls: [{ number: 7, author: 'dev', sha: 'a'.repeat(40) }],
});

describe('the same job as it is configured now', () => {
  it('runs the same code, without what the job said of its checkout then', () => {
    const old = { ...refsFor('main'), path_alias: 'example.com/x', clone_depth: 1 };
    const latest = latestRun({ type: 'presubmit', job: 'unit', refs: old }, jobs());
    expect(latest?.spec).toMatchObject({
      type: 'presubmit',
      pod_spec: { containers: [{ image: 'new' }] },
    });
    expect(latest?.spec.refs).toEqual(refsFor('main'));
    expect(latest?.labels).toEqual({ team: 'a' });
  });

  it.each([
    ['that of the branch', 'presubmit', 'unit', 'release', 'of-release'],
    ['a presubmit for a batch', 'batch', 'unit', 'main', 'new'],
    ['a postsubmit', 'postsubmit', 'deploy', 'main', 'deploy'],
  ] as const)('is %s', (_what, type, job, branch, image) => {
    const spec = latestRun({ type, job, refs: refsFor(branch) }, jobs())?.spec;
    expect(spec).toMatchObject({ type, pod_spec: { containers: [{ image }] } });
  });

  it('is a periodic', () => {
    const spec = latestRun({ type: 'periodic', job: 'nightly' }, jobs())?.spec;
    expect(spec).toMatchObject({
      type: 'periodic',
      pod_spec: { containers: [{ image: 'nightly' }] },
    });
  });

  it.each([
    ['presubmit', 'gone', 'main'],
    ['presubmit', 'unit', 'other'],
    ['presubmit', 'deploy', 'main'],
    ['postsubmit', 'unit', 'main'],
    ['periodic', 'unit', 'main'],
  ] as const)('is none for a %s %s of %s', (type, job, branch) => {
    expect(latestRun({ type, job, refs: refsFor(branch) }, jobs())).toBeUndefined();
  });
});
