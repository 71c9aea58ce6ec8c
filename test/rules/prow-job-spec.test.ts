import { describe, expect, it } from 'vitest';
import {
  batchSpec,
  periodicSpec,
  postsubmitSpec,
  presubmitSpec,
} from '../../src/rules/prow-job-spec.ts';
import type { JobFields, Postsubmit, Presubmit } from '../../src/config/config.ts';

const fields: JobFields = {
  name: 'unit',
  agent: 'kubernetes',
  cluster: 'build',
  namespace: 'pods',
};

const everywhere = {
  include: [],
  skip: [],
  shouldRun: () => ({ run: true, why: 'it is for every branch' }),
} as const;

function presubmit(more: Partial<JobFields> = {}, skipReport = false): Presubmit {
  return {
    kind: 'presubmit',
    repo: 'org/repo',
    name: 'unit',
    when: { kind: 'always' },
    branches: everywhere,
    optional: false,
    skipReport,
    runBeforeMerge: false,
    trigger: { source: '/test unit', test: (text) => text === '/test unit' },
    rerunCommand: '/test unit',
    context: 'ci/unit',
    fields: { ...fields, ...more },
  };
}

function postsubmit(more: Partial<JobFields> = {}): Postsubmit {
  return {
    kind: 'postsubmit',
    repo: 'org/repo',
    name: 'unit',
    when: { kind: 'always' },
    branches: everywhere,
    skipReport: true,
    context: 'ci/unit',
    fields: { ...fields, ...more },
  };
}

const refs = { org: 'org', repo: 'repo', base_ref: 'main' };

describe('the spec of a run', () => {
  it('of a presubmit says how it is reported and rerun', () => {
    expect(presubmitSpec(presubmit(), refs)).toEqual({
      type: 'presubmit',
      agent: 'kubernetes',
      cluster: 'build',
      namespace: 'pods',
      job: 'unit',
      refs,
      context: 'ci/unit',
      report: true,
      rerun_command: '/test unit',
    });
  });

  it('of a job that skips reports does not report', () => {
    expect(presubmitSpec(presubmit({}, true), refs).report).toBe(false);
    expect(postsubmitSpec(postsubmit(), refs)).toMatchObject({
      type: 'postsubmit',
      context: 'ci/unit',
      report: false,
    });
  });

  it('of a batch is never reported', () => {
    const spec = batchSpec(presubmit(), refs);
    expect(spec).toMatchObject({ type: 'batch', context: 'ci/unit', refs });
    expect(spec).not.toHaveProperty('report');
    expect(spec).not.toHaveProperty('rerun_command');
  });

  it('of a periodic tests no code', () => {
    const spec = periodicSpec({ kind: 'periodic', name: 'unit', fields });
    expect(spec).toMatchObject({ type: 'periodic', report: true });
    expect(spec).not.toHaveProperty('refs');
  });

  it('carries what the job says of its run, and nothing of when it runs', () => {
    const run = {
      max_concurrency: 3,
      job_queue_name: 'gpu',
      error_on_eviction: true,
      hidden: true,
      decoration_config: { timeout: '1h0m0s' },
      reporter_config: { slack: { channel: 'ci' } },
      rerun_auth_config: { allow_anyone: true },
      prowjob_defaults: { tenant_id: 'a' },
    };
    const spec = { containers: [{ name: '', image: 'golang' }] };
    const made = presubmitSpec(presubmit({ ...run, spec, run_if_changed: 'x', labels: {} }), refs);
    expect(made).toMatchObject({ ...run, pod_spec: spec });
    expect(made).not.toHaveProperty('run_if_changed');
    expect(made).not.toHaveProperty('spec');
    expect(made).not.toHaveProperty('labels');
  });

  it('says how Jenkins finds the job, but not of a batch, which Jenkins has no branch for', () => {
    const jenkins_spec = { github_branch_source_job: true };
    expect(presubmitSpec(presubmit({ jenkins_spec }), refs)).toMatchObject({ jenkins_spec });
    expect(postsubmitSpec(postsubmit({ jenkins_spec }), refs)).toMatchObject({ jenkins_spec });
    expect(batchSpec(presubmit({ jenkins_spec }), refs)).not.toHaveProperty('jenkins_spec');
  });
});

describe('the code under test', () => {
  it('is checked out as the job says', () => {
    const checkout = {
      path_alias: 'k8s.io/repo',
      clone_uri: 'git@example.com:org/repo.git',
      skip_submodules: true,
      clone_depth: 3,
      skip_fetch_head: true,
    };
    expect(presubmitSpec(presubmit(checkout), refs).refs).toEqual({ ...refs, ...checkout });
  });

  it.each([0, -1])('is fetched with all its history by a clone_depth of %d', (clone_depth) => {
    expect(batchSpec(presubmit({ clone_depth }), refs).refs).toEqual(refs);
  });

  it('keeps what it already says', () => {
    const own = { ...refs, path_alias: 'mine', blobless_fetch: false };
    const decoration_config = { blobless_fetch: true };
    expect(postsubmitSpec(postsubmit({ decoration_config }), own).refs).toEqual(own);
  });

  it('is fetched in part when decoration says so; extra refs only without blobs', () => {
    const decoration_config = { blobless_fetch: true, sparse_checkout_files: ['go.mod'] };
    const extra_refs = [{ org: 'extra', repo: 'one' }];
    expect(presubmitSpec(presubmit({ decoration_config, extra_refs }), refs)).toMatchObject({
      refs: { ...refs, ...decoration_config },
      extra_refs: [{ org: 'extra', repo: 'one', blobless_fetch: true }],
    });
  });
});
