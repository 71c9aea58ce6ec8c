import { expect, it } from 'vitest';
import { blobStorage } from '../../src/pods/blob-storage.ts';
import { initUpload } from '../../src/pods/initupload.ts';
import { DECORATION } from './a-prow-job.ts';
import { namesOf } from './pod-parts.ts';

const config = { ...DECORATION, gcs_credentials_secret: 'gcs' };
const storage = blobStorage(config);

it('initupload publishes what clonerefs did', () => {
  const container = initUpload(config, storage, { specJson: '{}', hasClone: true });
  expect(container.env).toEqual([
    {
      name: 'INITUPLOAD_OPTIONS',
      value: JSON.stringify({ ...storage.options, log: '/logs/clone.json' }),
    },
    { name: 'JOB_SPEC', value: '{}' },
  ]);
  expect(namesOf(container.volumeMounts)).toEqual(['logs', 'gcs-credentials']);
});

it('initupload needs no logs where nothing is cloned', () => {
  const container = initUpload(config, storage, { specJson: '{}', hasClone: false });
  expect(namesOf(container.volumeMounts)).toEqual(['gcs-credentials']);
  expect(container.env?.[0]?.value).not.toContain('clone.json');
});
