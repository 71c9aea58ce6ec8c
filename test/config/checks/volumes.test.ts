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
    'the volume mount d at /logs would hide /logs, which decoration mounts',
  ],
  [
    spec(['d'], [mount('d', '/home')]),
    'the volume mount d at /home would hide /home/prow/go, which decoration mounts',
  ],
  [
    spec(['d'], [mount('d', '/')]),
    'the volume mount d at / would hide /logs, which decoration mounts',
  ],
  [
    spec(['d'], [mount('d', '/tools/bin')]),
    'the volume mount d at /tools/bin would hide /tools, which decoration mounts',
  ],
])('%s is refused', (line, says) => {
  expect(problemsOf(presubmit(line))).toEqual([
    expect.stringContaining(`presubmit unit of org/repo: ${says}`),
  ]);
});

it('a path that only begins with the same letters is fine', () => {
  expect(problemsOf(presubmit(spec(['d'], [mount('d', '/logs-of-mine')])))).toEqual([]);
});

const SECRETS = 'decoration_config: {ssh_key_secrets: [key]}';

it('the secrets that decoration mounts are taken', () => {
  expect(problemsOf(presubmit(spec(['key'], []), 'decorate: true', SECRETS))).toEqual([
    expect.stringContaining('the volume name key is taken by decoration'),
  ]);
});
