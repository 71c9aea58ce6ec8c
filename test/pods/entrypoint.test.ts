import { expect, it } from 'vitest';
import { underEntrypoint, wrappedProcess } from '../../src/pods/entrypoint.ts';
import { DECORATION } from './a-prow-job.ts';

const container = { name: 'one', command: ['make'], args: ['test'] };

it('a container runs its command under the entrypoint', () => {
  const wrapped = underEntrypoint(container, wrappedProcess(container, true), DECORATION);
  expect(wrapped).toMatchObject({
    command: ['/tools/entrypoint'],
    args: [],
    volumeMounts: [
      { name: 'logs', mountPath: '/logs' },
      { name: 'tools', mountPath: '/tools' },
    ],
  });
  expect(JSON.parse(wrapped.env?.[0]?.value ?? '')).toEqual({
    timeout: 7_200_000_000_000,
    grace_period: 15_000_000_000,
    artifact_dir: '/logs/artifacts',
    args: ['make', 'test'],
    container_name: 'one',
    process_log: '/logs/process-log.txt',
    marker_file: '/logs/marker-file.txt',
    metadata_file: '/logs/artifacts/metadata.json',
  });
});

it('each of several containers has files of its own', () => {
  expect(wrappedProcess(container, false)).toMatchObject({
    process_log: '/logs/one-log.txt',
    marker_file: '/logs/one-marker.txt',
    metadata_file: '/logs/artifacts/one-metadata.json',
  });
});

it('a job without a timeout says so with 0', () => {
  const wrapped = underEntrypoint(container, wrappedProcess(container, true), {});
  expect(JSON.parse(wrapped.env?.[0]?.value ?? '')).toMatchObject({ timeout: 0 });
});
