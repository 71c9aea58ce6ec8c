import { describe, expect, it } from 'vitest';
import { jobSpecEnv } from '../../src/prowjob/job-spec-env.ts';
import type { ProwJob, ProwJobSpec } from '../../src/prowjob/spec.ts';

const refs = {
  org: 'org',
  repo: 'repo',
  base_ref: 'main',
  base_sha: 'b'.repeat(40),
  pulls: [{ number: 7, author: 'alice', sha: 'a'.repeat(40), title: 'Fix "it"', head_ref: 'fix' }],
};

function run(spec: Partial<ProwJobSpec>): ProwJob {
  return {
    apiVersion: 'prow.k8s.io/v1',
    kind: 'ProwJob',
    metadata: { name: 'id-1' },
    spec: {
      type: 'presubmit',
      agent: 'kubernetes',
      cluster: 'default',
      namespace: 'pods',
      job: 'unit',
      refs,
      ...spec,
    },
    status: {},
  };
}

const BASE = ['BUILD_ID', 'BUILD_NUMBER', 'CI', 'JOB_NAME', 'JOB_SPEC', 'JOB_TYPE', 'PROW_JOB_ID'];
const OF_REFS = [
  'PULL_BASE_REF',
  'PULL_BASE_SHA',
  'PULL_REFS',
  'REPO_NAME',
  'REPO_OWNER',
  'SRC_BASE',
  'SRC_HOST',
];
const OF_PULL = ['PULL_HEAD_REF', 'PULL_NUMBER', 'PULL_PULL_SHA', 'PULL_TITLE'];

describe('the variables of a job', () => {
  it.each([
    ['periodic' as const, BASE],
    ['postsubmit' as const, [...BASE, ...OF_REFS]],
    ['batch' as const, [...BASE, ...OF_REFS]],
    ['presubmit' as const, [...BASE, ...OF_REFS, ...OF_PULL]],
  ])('of a %s are Prow’s', (type, names) => {
    expect(Object.keys(jobSpecEnv(run({ type }), '1')).sort()).toEqual(names.sort());
  });

  it('name the pull request and its base', () => {
    expect(jobSpecEnv(run({}), '1')).toMatchObject({
      PULL_REFS: `main:${'b'.repeat(40)},7:${'a'.repeat(40)}`,
      PULL_NUMBER: '7',
      PULL_TITLE: 'Fix "it"',
      SRC_HOST: 'github.com',
      SRC_BASE: 'org/repo',
    });
  });

  it('have BUILD_NUMBER only in a Pod', () => {
    expect(jobSpecEnv(run({ agent: 'tekton-pipeline' }), '1')).not.toHaveProperty('BUILD_NUMBER');
  });

  it('split an alias into host and path', () => {
    const aliased = jobSpecEnv(run({ refs: { ...refs, path_alias: 'k8s.io/test/infra' } }), '1');
    expect(aliased).toMatchObject({ SRC_HOST: 'k8s.io', SRC_BASE: 'test/infra' });
  });

  it('keep org/repo beside an alias that is a bare host', () => {
    const aliased = jobSpecEnv(run({ refs: { ...refs, path_alias: 'vanity' } }), '1');
    expect(aliased).toMatchObject({ SRC_HOST: 'vanity', SRC_BASE: 'org/repo' });
  });
});

describe('JOB_SPEC', () => {
  it('tells the whole story as JSON under Prow’s names', () => {
    const { JOB_SPEC = '' } = jobSpecEnv(run({}), '42');
    expect(JSON.parse(JOB_SPEC)).toEqual({
      type: 'presubmit',
      job: 'unit',
      buildid: '42',
      prowjobid: 'id-1',
      refs,
    });
  });

  it('carries extra refs and decoration of a periodic', () => {
    const extra_refs = [{ org: 'o', repo: 'r' }];
    const decoration_config = { timeout: '1h0m0s' };
    const { JOB_SPEC = '' } = jobSpecEnv(
      run({ type: 'periodic', extra_refs, decoration_config }),
      '1',
    );
    expect(JSON.parse(JOB_SPEC)).toMatchObject({ extra_refs, decoration_config });
  });
});
