import { describe, expect, it } from 'vitest';
import { jobUrl } from '../../src/reports/job-url.ts';
import type { StorageConfig } from '../../src/prowjob/decoration-config.ts';
import type { ProwJob, ProwJobSpec } from '../../src/prowjob/spec.ts';

const settings = {
  jobUrlTemplate: 'https://ci.example.com/{{.Spec.Job}}/{{.Status.BuildID}}',
  jobUrlPrefixes: {
    '*': 'https://prow.example.com/view/',
    org: 'https://org.example.com/view',
    'org/repo': 'https://repo.example.com',
  },
};

function run(spec: Partial<ProwJobSpec>, storage?: StorageConfig): ProwJob {
  return {
    apiVersion: 'prow.k8s.io/v1',
    kind: 'ProwJob',
    metadata: { name: 'id-1' },
    spec: {
      type: 'periodic',
      agent: 'kubernetes',
      cluster: 'default',
      namespace: 'pods',
      job: 'unit',
      ...(storage && { decoration_config: { gcs_configuration: storage } }),
      ...spec,
    },
    status: { build_id: '42' },
  };
}

const storage: StorageConfig = { bucket: 'results', path_strategy: 'explicit' };

describe('the URL of a decorated run', () => {
  it('leads to its place in storage', () => {
    expect(jobUrl(run({}, storage), settings)).toBe(
      'https://prow.example.com/view/gs/results/logs/unit/42',
    );
  });

  it.each([
    ['org', 'repo', 'https://repo.example.com/gs/results/logs/unit/42'],
    ['org', 'other', 'https://org.example.com/view/gs/results/logs/unit/42'],
    ['them', 'repo', 'https://prow.example.com/view/gs/results/logs/unit/42'],
    ['constructor', 'repo', 'https://prow.example.com/view/gs/results/logs/unit/42'],
  ])('of %s/%s has the most specific prefix', (org, repo, url) => {
    const spec = { type: 'postsubmit', refs: { org, repo } } as const;
    expect(jobUrl(run(spec, storage), settings)).toBe(url);
    expect(jobUrl(run({ extra_refs: [{ org, repo }] }, storage), settings)).toBe(url);
  });

  it('has the job’s own prefix before all others', () => {
    const own = { ...storage, job_url_prefix: 'https://own.example.com/' };
    expect(jobUrl(run({}, own), settings)).toBe('https://own.example.com/gs/results/logs/unit/42');
  });

  it('names another store, and the folder in it', () => {
    const s3 = { ...storage, bucket: 's3://results', path_prefix: 'a b' };
    expect(jobUrl(run({}, s3), settings)).toBe(
      'https://prow.example.com/view/s3/results/a%20b/logs/unit/42',
    );
  });

  it('can go without the store’s name', () => {
    const url = jobUrl(run({}, storage), { ...settings, jobUrlOmitsStorageProvider: true });
    expect(url).toBe('https://prow.example.com/view/results/logs/unit/42');
  });

  it('keeps the query of its prefix at the end', () => {
    const own = { ...storage, job_url_prefix: 'https://own.example.com/view?theme=dark' };
    expect(jobUrl(run({}, own), settings)).toBe(
      'https://own.example.com/view/gs/results/logs/unit/42?theme=dark',
    );
  });
});

describe('the URL of any other run', () => {
  it('comes from the template', () => {
    expect(jobUrl(run({}), settings)).toBe('https://ci.example.com/unit/42');
  });

  it('comes from the template where no prefix is configured', () => {
    const url = jobUrl(run({}, storage), { ...settings, jobUrlPrefixes: {} });
    expect(url).toBe('https://ci.example.com/unit/42');
  });

  it.each(['{{.Spec.Refs.Org}}', '{{broken'])('is empty when %s does not fit', (jobUrlTemplate) => {
    expect(jobUrl(run({}), { ...settings, jobUrlTemplate })).toBe('');
  });
});
