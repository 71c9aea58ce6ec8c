import { describe, expect, it } from 'vitest';
import { readJobSpec } from '../../../podutils/src/job-spec.ts';
import { runPaths } from '../../../podutils/src/upload/run-paths.ts';
import { UploadOptions } from '../../../podutils/src/upload/upload-options.ts';

const pull = {
  type: 'presubmit',
  job: 'unit',
  buildid: '100',
  refs: { org: 'org', repo: 'repo', pulls: [{ number: 7, author: 'a', sha: 'abc1234' }] },
};

function paths(job: object, options: object) {
  return runPaths(
    readJobSpec(JSON.stringify(job)),
    UploadOptions.parse({ path_strategy: 'explicit', ...options }),
  );
}

describe('where the files of a run go', () => {
  it.each([
    ['bucket', 'gs://bucket'],
    ['s3://bucket', 's3://bucket'],
  ])('in %s there is a pointer to the run', (bucket, url) => {
    const { directory, pointers } = paths(pull, { bucket, path_prefix: 'team', sub_dir: 'part' });
    const run = 'team/pr-logs/pull/org_repo/7/unit/100';
    expect(directory).toBe(`${run}/part`);
    expect(pointers[0]).toEqual({
      path: 'pr-logs/directory/unit/100.txt',
      text: `${url}/${run}`,
      metadata: { 'x-goog-meta-link': `${url}/${run}` },
    });
    expect(pointers.slice(1).map(({ text }) => text)).toEqual(['100', '100']);
  });

  it('in a local directory there is only the run', () => {
    expect(paths(pull, { local_output_dir: '/output' })).toEqual({ directory: '', pointers: [] });
  });

  it.each([
    { org: '..', repo: 'r' },
    { org: 'o', repo: '../../x' },
  ])('is not %j', (refs) => {
    const job = { ...pull, refs: { ...pull.refs, ...refs } };
    expect(() => paths(job, { bucket: 'b' })).toThrow('JOB_SPEC cannot be used');
  });
});
