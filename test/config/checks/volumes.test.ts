import { expect, it } from 'vitest';
import { presubmit, problemsOf } from '../sample.ts';

function spec(volumes: readonly string[], mounts: readonly string[]): string {
  const named = volumes.map((name) => `{name: ${name}, emptyDir: {}}`).join(', ');
  return `spec: {volumes: [${named}], containers: [{command: [x], volumeMounts: [${mounts.join(', ')}]}]}`;
}

function mount(name: string, mountPath: string): string {
  return `{name: ${name}, mountPath: ${mountPath}}`;
}

it('a volume and its mount are fine', () => {
  expect(problemsOf(presubmit(spec(['data'], [mount('data', '/data')])))).toEqual([]);
});

it('a mount of the credentials that decoration brings is fine', () => {
  expect(problemsOf(presubmit(spec([], [mount('gcs-credentials', '/creds')])))).toEqual([]);
});

it.each([
  [spec(['data', 'data'], []), 'there are two volumes with the name data'],
  [spec(['code'], []), 'the volume name code is taken by decoration; choose another'],
  [
    spec([], [mount('data', '/data')]),
    'the volume mount data has no volume; add it to spec.volumes',
  ],
  [spec([], [mount('logs', '/mine')]), 'the volume mount logs is taken by decoration'],
  [
    spec(['d'], [mount('d', '/logs')]),
    'the volume mount d is at /logs, where decoration mounts; choose another path',
  ],
  [
    spec(['d'], [mount('d', '/home/prow/go/')]),
    'the volume mount d is at /home/prow/go/, where decoration mounts; choose another path',
  ],
])('%s is refused', (line, says) => {
  expect(problemsOf(presubmit(line))).toEqual([
    expect.stringContaining(`presubmit unit of org/repo: ${says}`),
  ]);
});

it.each([['/logs-of-mine'], ['/home/prow/go/pkg'], ['/home'], ['/']])(
  'a mount beside, inside or around those of decoration is fine: %s',
  (path) => {
    expect(problemsOf(presubmit(spec(['d'], [mount('d', path)])))).toEqual([]);
  },
);

const SECRETS = 'decoration_config: {ssh_key_secrets: [key]}';

it('the secrets that decoration mounts are taken', () => {
  expect(problemsOf(presubmit(spec(['key'], []), 'decorate: true', SECRETS))).toEqual([
    expect.stringContaining('the volume name key is taken by decoration'),
  ]);
});
