import { describe, expect, it } from 'vitest';
import { periodic, postsubmit, presubmit } from '../sample.ts';
import { found } from './material.ts';

const LONG = 'a'.repeat(64);
const PIPELINE = 'tekton_pipeline_run_spec: {v1beta1: {pipelineRef: {name: p}}}';

describe('non-decorated-jobs', () => {
  it.each([
    [presubmit('decorate: true'), ''],
    [presubmit('agent: tekton-pipeline', 'spec: null', PIPELINE), ''],
    [periodic(), 'decorate_all_jobs: true'],
  ])('lets pass %#', (jobs, main) => {
    expect(found('non-decorated-jobs', { jobs, main })).toEqual([]);
  });

  it.each([
    [presubmit(), 'jobs.yaml:3:5: presubmit unit of org/repo'],
    [postsubmit('decorate: false'), 'jobs.yaml:5:15: postsubmit unit of org/repo'],
    [periodic(), 'jobs.yaml:3:5: periodic unit'],
  ])('finds %#', (jobs, where) => {
    const says = `${where}: it is not decorated; set decorate: true`;
    expect(found('non-decorated-jobs', { jobs })).toEqual([says]);
  });
});

describe('long-job-names', () => {
  it('takes 63 characters, and any number for agents that make no Pod here', () => {
    const jobs = presubmit(`name: ${LONG.slice(1)}`);
    const ofTekton = presubmit(`name: ${LONG}`, 'agent: tekton-pipeline', 'spec: null', PIPELINE);
    expect(found('long-job-names', { jobs })).toEqual([]);
    expect(found('long-job-names', { jobs: ofTekton })).toEqual([]);
  });

  it.each([
    [presubmit(`name: ${LONG}`), `presubmit ${LONG} of org/repo`],
    [postsubmit(`name: ${LONG}`), `postsubmit ${LONG} of org/repo`],
    [periodic(`name: ${LONG}`), `periodic ${LONG}`],
  ])('finds 64 characters, %#', (jobs, title) => {
    const says = `jobs.yaml:3:11: ${title}: the name has 64 characters; give it at most 63`;
    expect(found('long-job-names', { jobs })).toEqual([says]);
  });
});

describe('duplicate-job-refs', () => {
  it.each([
    ['extra_refs: [{org: org, repo: other}, {org: other, repo: repo}]', []],
    [
      'extra_refs: [{org: org, repo: repo}]',
      ['jobs.yaml:5:18: presubmit unit of org/repo: org/repo is cloned already; remove this ref'],
    ],
    [
      'extra_refs: [{org: o, repo: r}, {org: o, repo: r}]',
      ['jobs.yaml:5:37: presubmit unit of org/repo: o/r is cloned already; remove this ref'],
    ],
  ])('of %s', (line, says) => {
    expect(found('duplicate-job-refs', { jobs: presubmit(line) })).toEqual(says);
  });

  it('is for presubmits, as in Prow', () => {
    const jobs = postsubmit('extra_refs: [{org: org, repo: repo}]');
    expect(found('duplicate-job-refs', { jobs })).toEqual([]);
  });
});

describe('periodic-default-clone-config', () => {
  it('finds what has no effect at the top of a periodic', () => {
    const jobs = periodic('clone_depth: 1', 'clone_uri: "https://x/y"', 'path_alias: z');
    expect(found('periodic-default-clone-config', { jobs })).toEqual([
      'jobs.yaml:5:18: periodic unit: clone_depth has no effect here; put it into the extra_refs',
      'jobs.yaml:6:16: periodic unit: clone_uri has no effect here; put it into the extra_refs',
      'jobs.yaml:7:17: periodic unit: path_alias has no effect here; put it into the extra_refs',
    ]);
  });

  it.each([
    [periodic('clone_depth: 0')],
    [periodic('extra_refs: [{org: o, repo: r, clone_depth: 1}]')],
    [presubmit('clone_depth: 1')],
  ])('lets pass %#', (jobs) => {
    expect(found('periodic-default-clone-config', { jobs })).toEqual([]);
  });
});

describe('required-job-annotations', () => {
  const jobs = presubmit('annotations: {team: a}');

  it('asks for nothing by itself', () => {
    expect(found('required-job-annotations', { jobs })).toEqual([]);
  });

  it('asks every job for the annotations that it is given', () => {
    const requiredJobAnnotations = ['team', 'owner', 'toString'];
    expect(found('required-job-annotations', { jobs, requiredJobAnnotations })).toEqual([
      'jobs.yaml:5:18: presubmit unit of org/repo: it needs the annotations owner, toString',
    ]);
  });
});

describe('validate-cluster-field', () => {
  it.each([
    ['cluster: build', undefined, []],
    ['cluster: build', { build: 'Reachable' }, []],
    [
      'cluster: build',
      { default: 'Reachable', trusted: 'Error' },
      [
        'jobs.yaml:5:14: presubmit unit of org/repo: there is no build cluster build; the status file has default, trusted',
      ],
    ],
  ])('%s among %j', (line, byCluster, says) => {
    const clusterStatuses = byCluster && { ok: true as const, byCluster };
    const sample = { jobs: presubmit(line), ...(clusterStatuses && { clusterStatuses }) };
    expect(found('validate-cluster-field', sample)).toEqual(says);
  });

  it('says that it knows no build clusters when their states cannot be read', () => {
    const main = 'plank: {build_cluster_status_file: gs://b/s.json}';
    const clusterStatuses = { ok: false as const, says: 'no network' };
    const jobs = presubmit('cluster: build');
    expect(found('validate-cluster-field', { main, jobs, clusterStatuses })).toEqual([
      'config.yaml:1:36: the states of the build clusters cannot be read, so jobs were not held against them: no network',
    ]);
  });

  it('knows that Jenkins has no build clusters', () => {
    const jobs = presubmit('agent: jenkins', 'spec: null', 'cluster: build');
    expect(found('validate-cluster-field', { jobs })).toEqual([
      'jobs.yaml:6:14: presubmit unit of org/repo: cluster has no effect with agent jenkins; remove it',
    ]);
  });
});

describe('valid-decoration-config', () => {
  it('has nothing to add to the errors of loading', () => {
    const jobs = presubmit('decorate: true', 'decoration_config: {}');
    expect(found('valid-decoration-config', { jobs })).toEqual([]);
  });
});
