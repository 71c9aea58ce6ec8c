import { describe, expect, it } from 'vitest';
import { findLatestJob, type LatestJobInput } from '../../src/activities/latest-job.ts';
import type { RepoJobsReader } from '../../src/activities/in-repo-jobs.ts';
import { operatorJobs } from '../../src/activities/operator-jobs.ts';
import type { RepoJobs } from '../../src/plugins/repo-jobs.ts';
import type { ConfigSnapshot } from '../../src/ports/config-source.ts';
import { JOBS } from '../plugins/facts.ts';
import { CONFIG } from '../workflows/config.ts';

const REPO = { org: 'org', repo: 'repo' };
const [HEAD, BASE] = ['a'.repeat(40), 'b'.repeat(40)];
const pull = { number: 7, author: 'dev', sha: HEAD };

function refs(...pulls: readonly (typeof pull)[]): NonNullable<LatestJobInput['refs']> {
  return { ...REPO, base_ref: 'main', base_sha: BASE, pulls };
}

/** The configuration without jobs of operators, in which repositories may define jobs or not. */
function snapshot(isEnabled: boolean): ConfigSnapshot {
  const { global } = CONFIG.config;
  const in_repo_config = { enabled: { '*': isEnabled } };
  const sections = { ...global.sections, in_repo_config };
  return {
    ...CONFIG,
    config: { ...CONFIG.config, presubmits: new Map(), global: { ...global, sections } },
  };
}

function reader(own: Partial<RepoJobs>): RepoJobsReader & { readonly asked: string[] } {
  const asked: string[] = [];
  const answer = (what: string): Promise<RepoJobs> => {
    asked.push(what);
    return Promise.resolve({ ...operatorJobs(CONFIG, REPO), presubmits: [], ...own });
  };
  return {
    asked,
    ofPull: (_config, _repo, { number, headSha }) => answer(`pull ${String(number)} ${headSha}`),
    ofCommit: (_config, _repo, commit) => answer(`commit ${commit}`),
  };
}

const OWN = { presubmits: JOBS.presubmits };

describe('how a job is configured now', () => {
  it('is told by the operators without a look at the repository', async () => {
    const repoJobs = reader({});
    const config = { current: () => CONFIG };
    const run = { type: 'presubmit', job: 'unit', refs: refs(pull) } as const;
    const latest = await findLatestJob({ config, repoJobs }, run);
    expect(latest).toMatchObject({
      kind: 'found',
      source: { namespace: 'prowjobs', spec: { job: 'unit', refs: refs(pull) } },
    });
    expect(repoJobs.asked).toEqual([]);
  });

  it.each([
    ['merged with a pull request', 'presubmit', [pull], `pull 7 ${HEAD}`],
    ['as the base has it, for a batch', 'batch', [pull, { ...pull, number: 8 }], `commit ${BASE}`],
  ] as const)('is told by the repository, %s', async (_what, type, pulls, asked) => {
    const repoJobs = reader(OWN);
    const config = { current: () => snapshot(true) };
    const run = { type, job: 'unit', refs: refs(...pulls) };
    const latest = await findLatestJob({ config, repoJobs }, run);
    expect(latest).toMatchObject({ kind: 'found', source: { spec: { type, job: 'unit' } } });
    expect(repoJobs.asked).toEqual([asked]);
  });

  it('is not asked of a repository that may not define jobs', async () => {
    const repoJobs = reader(OWN);
    const config = { current: () => snapshot(false) };
    const run = { type: 'presubmit', job: 'unit', refs: refs(pull) } as const;
    expect(await findLatestJob({ config, repoJobs }, run)).toEqual({
      kind: 'gone',
      why: 'the configuration has no presubmit unit of org/repo for main any more',
    });
    expect(repoJobs.asked).toEqual([]);
  });

  it('cannot be told where the own configuration of the repository has a mistake', async () => {
    const problem = { file: '.prow.yaml', says: 'it is no YAML' };
    const repoJobs = reader({ inRepoProblems: [problem] });
    const config = { current: () => snapshot(true) };
    const run = { type: 'presubmit', job: 'unit', refs: refs(pull) } as const;
    expect(await findLatestJob({ config, repoJobs }, run)).toMatchObject({
      kind: 'gone',
      why: expect.stringContaining('it is no YAML') as string,
    });
  });
});
