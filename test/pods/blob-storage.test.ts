import { expect, it } from 'vitest';
import { blobStorage } from '../../src/pods/blob-storage.ts';
import { DECORATION } from './a-prow-job.ts';
import { namesOf } from './pod-parts.ts';

it('a bucket that needs no credentials has none mounted', () => {
  const { volumes, mounts, options } = blobStorage({ ...DECORATION, gcs_credentials_secret: '' });
  expect([volumes, mounts]).toEqual([[], []]);
  expect(options).toMatchObject({ bucket: 'results', path_strategy: 'explicit', dry_run: false });
});

it('credentials of both kinds are mounted and named', () => {
  const { volumes, options } = blobStorage({
    ...DECORATION,
    gcs_credentials_secret: 'gcs',
    s3_credentials_secret: 's3',
  });
  expect(namesOf(volumes)).toEqual(['gcs-credentials', 's3-credentials']);
  expect(options).toMatchObject({
    gcs_credentials_file: '/secrets/gcs/service-account.json',
    s3_credentials_file: '/secrets/s3-storage/service-account.json',
  });
});
