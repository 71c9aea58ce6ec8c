import { stringify } from 'yaml';
import { describe, expect, it } from 'vitest';
import { OWN_IMAGES, REPO } from '../../dev/demo/configuration.ts';
import { foreignCluster } from '../../dev/demo/foreign-cluster.ts';
import { GREEN_FILES } from '../../dev/demo/repository.ts';
import { waitFor } from '../../dev/stack/wait.ts';
import { useInstallation } from './use-installation.ts';

const e2e = useInstallation();

/** `.prow.yaml` with one presubmit, which runs the repository's tests as the operators' job does. */
function ownJob(more: { readonly pod?: object; readonly container?: object } = {}): string {
  const container = {
    image: (foreignCluster()?.images ?? OWN_IMAGES).job,
    command: ['node'],
    args: ['--test'],
    ...more.container,
  };
  const job = {
    name: 'own',
    always_run: true,
    decorate: true,
    clone_uri: `${e2e.installation().github.gitUrl}/${REPO}.git`,
    spec: { containers: [container], ...more.pod },
  };
  return stringify({ presubmits: [job] });
}

/** Waits until the status of a job is the last it gets, and tells which. */
async function verdict(sha: string, context: string): Promise<string> {
  const { github } = e2e.installation();
  const is = ({ state }: { readonly state: string }): boolean => state !== 'pending';
  return (await github.waitForStatus(REPO, sha, { context, is, timeoutMs: 90_000 })).state;
}

/** The comments of a pull request, once there are so many. */
function comments(number: number, count: number): Promise<readonly string[]> {
  const { github } = e2e.installation();
  const look = (): Promise<readonly string[] | undefined> => {
    const bodies = github.comments(REPO, number).map(({ body }) => body);
    return Promise.resolve(bodies.length === count ? bodies : undefined);
  };
  return waitFor(`${String(count)} comments`, look, { timeoutMs: 60_000, everyMs: 100 });
}

describe('a pull request that adds a job to .prow.yaml', () => {
  it('has it run beside the job of the operators', async () => {
    const { number, headSha } = await e2e.open({ ...GREEN_FILES, '.prow.yaml': ownJob() });
    expect(await verdict(headSha, 'own')).toBe('success');
    expect(await verdict(headSha, 'unit')).toBe('success');
    expect(await e2e.podsOf(number)).toHaveLength(2);
    expect(e2e.installation().github.comments(REPO, number)).toEqual([]);
  });

  it('that may not do what it asks for is told so, and the job of the operators runs', async () => {
    const hostPath = { name: 'node', hostPath: { path: '/etc' } };
    const secret = { name: 'key', secret: { secretName: 's3-credentials' } };
    const { number, headSha } = await e2e.open({
      ...GREEN_FILES,
      '.prow.yaml': ownJob({ pod: { volumes: [hostPath, secret] } }),
    });
    const [said] = await comments(number, 1);
    expect(said).toContain('/etc');
    expect(said).toContain('s3-credentials');
    expect(await verdict(headSha, 'unit')).toBe('success');
    expect(
      e2e
        .installation()
        .github.statuses(REPO, headSha)
        .map(({ context }) => context),
    ).not.toContain('own');
    expect(await e2e.podsOf(number)).toHaveLength(1);
  });

  it('with a slip of the pen is told where, until a commit mends it', async () => {
    const { github } = e2e.installation();
    const broken = 'presubmits:\n- name: own\n  always_run: [\n';
    const { number, headSha } = await e2e.open({ ...GREEN_FILES, '.prow.yaml': broken });
    const [said] = await comments(number, 1);
    expect(said).toMatch(/\.prow\.yaml:\d+:\d+: /);
    expect(await verdict(headSha, 'unit')).toBe('success');
    const mended = await github.pushToPull(REPO, number, { '.prow.yaml': ownJob() });
    expect(await verdict(mended, 'own')).toBe('success');
    expect(await comments(number, 0)).toEqual([]);
  });
});

describe('the base branch', () => {
  it('gives its jobs to pull requests that do not touch them', async () => {
    const { github } = e2e.installation();
    await github.pushFiles(REPO, 'main', { '.prow.yaml': ownJob() });
    const { headSha } = await e2e.open(GREEN_FILES);
    expect(await verdict(headSha, 'own')).toBe('success');
  });
});

it('spoke with GitHub in nothing but what GitHub describes', () => {
  expect(e2e.installation().github.violations).toEqual([]);
});
