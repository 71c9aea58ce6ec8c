import { describe, expect, it } from 'vitest';
import { runPlace } from '../../src/prowjob/run-place.ts';
import type { ProwJob, ProwJobSpec } from '../../src/prowjob/spec.ts';
import { newJob } from '../workflows/new-job.ts';

const DEFAULT = { bucket: 's3://default' };
const decorated = (bucket: string): Partial<ProwJobSpec> => ({
  decoration_config: { gcs_configuration: { bucket, path_prefix: 'ci' } },
});

function run(spec: Partial<ProwJobSpec>, buildId = '7'): ProwJob {
  return { ...newJob(spec), status: { build_id: buildId } };
}

describe('the files of a run', () => {
  it.each([
    ['where its decoration says', decorated('own'), 'own', 'ci/pr-logs/pull/org_repo/1/unit/7'],
    ['where others are by default', {}, 's3://default', 'pr-logs/pull/org_repo/1/unit/7'],
    ['by its type', { type: 'periodic' }, 's3://default', 'logs/unit/7'],
  ] as const)('are %s', (_where, spec, bucket, directory) => {
    expect(runPlace(run(spec), DEFAULT)).toEqual({ bucket, directory });
  });

  it.each([
    ['it has no build id', run({}, ''), DEFAULT],
    ['there is no bucket', run({}), undefined],
    ['the bucket has no name', run(decorated('')), DEFAULT],
    ['its repository would lead elsewhere', run({ refs: { org: '..', repo: '..' } }), DEFAULT],
    ['its name would lead elsewhere', run({ job: '../../other' }), DEFAULT],
  ])('are nowhere when %s', (_why, job, byDefault) => {
    expect(runPlace(job, byDefault)).toBeUndefined();
  });
});
