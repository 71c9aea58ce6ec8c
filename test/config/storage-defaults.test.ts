import { describe, expect, it } from 'vitest';
import { historyBucket, storageByDefault } from '../../src/config/storage-defaults.ts';
import { configOf, MAIN, problemsOf } from './sample.ts';

const SPECIAL = `
  - repo: org/special
    config: {gcs_configuration: {bucket: special}}
`;
const special = { org: 'org', repo: 'special' };
const other = { org: 'org', repo: 'other' };

describe('where results are kept by default', () => {
  it.each([
    ['counts for all', { refs: other }, 'logs'],
    ['counts for the repository', { refs: special }, 'special'],
    ['counts for the first repository of a periodic', { extra_refs: [special] }, 'special'],
    ['counts for a job of no repository', {}, 'logs'],
  ])('is what %s', (_what, code, bucket) => {
    const config = configOf('', MAIN + SPECIAL);
    expect(storageByDefault(config, { cluster: 'default', ...code })?.bucket).toBe(bucket);
  });
});

describe('the bucket of the history', () => {
  it.each([
    ['is that of all jobs', MAIN, 'logs'],
    [
      'is the one that is named',
      `${MAIN}\nprowflow: {history_bucket: s3://own/place}`,
      's3://own/place',
    ],
    ['is none where it is empty', `${MAIN}\nprowflow: {history_bucket: ""}`, undefined],
    ['is none where there are none', 'plank: {}', undefined],
  ])('%s', (_what, main, bucket) => {
    expect(historyBucket(configOf('', main))).toBe(bucket);
  });

  it.each(['gs://name', 'name/folder', 's3://name', 'file:///srv/logs'])('may be %s', (bucket) => {
    expect(problemsOf('', `${MAIN}\nprowflow: {history_bucket: "${bucket}"}`)).toEqual([]);
  });

  it.each(['ftp://name', '/srv/logs', 'file://srv', '-'])('may not be %s', (bucket) => {
    expect(problemsOf('', `${MAIN}\nprowflow: {history_bucket: "${bucket}"}`)).toEqual([
      expect.stringMatching(/^config\.yaml:\d+:\d+: history_bucket must be a bucket/),
    ]);
  });
});
