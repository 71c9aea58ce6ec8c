import { expect, it } from 'vitest';
import { decorated, optionsOf } from './pod-parts.ts';

it('the sidecar uploads the artifacts of every process', () => {
  expect(optionsOf(decorated(), 'sidecar', 'SIDECAR_OPTIONS')).toEqual({
    gcs_options: {
      items: ['/logs/artifacts'],
      bucket: 'results',
      path_strategy: 'explicit',
      dry_run: false,
    },
    entries: [
      {
        args: ['make', 'test'],
        container_name: 'test',
        process_log: '/logs/process-log.txt',
        marker_file: '/logs/marker-file.txt',
        metadata_file: '/logs/artifacts/metadata.json',
      },
    ],
    censoring_options: { secret_directories: [] },
  });
});

it('the sidecar heeds what the job says of interrupts and censoring', () => {
  const pod = decorated({
    upload_ignores_interrupts: true,
    censoring_options: { censoring_concurrency: 3, minimum_secret_length: 6 },
  });
  expect(optionsOf(pod, 'sidecar', 'SIDECAR_OPTIONS')).toMatchObject({
    ignore_interrupts: true,
    censoring_options: { censoring_concurrency: 3, minimum_secret_length: 6 },
  });
});
