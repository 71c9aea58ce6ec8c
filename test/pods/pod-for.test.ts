import { describe, expect, it } from 'vitest';
import { podFor } from '../../src/pods/pod-for.ts';
import { aProwJob, DECORATION, POD_SPEC } from './a-prow-job.ts';
import type { Container, PodSpec } from '../../src/prowjob/pod-spec.ts';

const podOf = (pod_spec: PodSpec): PodSpec =>
  podFor(aProwJob({ pod_spec }), { buildId: '42' }).spec;

describe('the Pod of a run', () => {
  it('has its name, and the labels that lead back to it', () => {
    const { metadata } = podFor(aProwJob(), { buildId: '42' });
    expect(metadata).toMatchObject({
      name: 'id-1',
      labels: { team: 'b', 'prow.k8s.io/id': 'id-1', 'prow.k8s.io/build-id': '42' },
      annotations: { 'prow.k8s.io/job': 'unit' },
    });
  });

  it('runs once', () => {
    expect(podOf({ ...POD_SPEC, restartPolicy: 'Always' }).restartPolicy).toBe('Never');
  });

  it('keeps what is not decorated as the user wrote it', () => {
    expect(podOf({ ...POD_SPEC, nodeSelector: { arch: 'arm64' } })).toMatchObject({
      nodeSelector: { arch: 'arm64' },
      containers: [{ image: 'golang', command: ['make'], args: ['test'] }],
    });
  });

  it('tells each container of the job, after the user’s own variables', () => {
    const [container] =
      podOf({
        containers: [{ name: 'one', env: [{ name: 'ZZZ', value: 'mine' }] }],
      }).containers ?? [];
    const names = container?.env?.map(({ name }) => name) ?? [];
    expect(names[0]).toBe('ZZZ');
    expect(names.slice(1)).toEqual(names.slice(1).sort());
    expect(container?.env).toContainEqual({ name: 'BUILD_ID', value: '42' });
  });

  it('calls a single container test, and several as the user did', () => {
    const names = (containers: readonly Container[]): unknown =>
      podOf({ containers }).containers?.map(({ name }) => name);
    expect(names([{ name: 'custom' }])).toEqual(['test']);
    expect(names([{ name: 'one' }, { name: 'two' }])).toEqual(['one', 'two']);
  });

  it('says why containers failed even where their logs are gone', () => {
    const { containers } = podOf({
      containers: [{ name: 'one' }, { name: 'two', terminationMessagePolicy: 'File' }],
    });
    expect(containers?.map((each) => each.terminationMessagePolicy)).toEqual([
      'FallbackToLogsOnError',
      'File',
    ]);
  });
});

describe('the service account token', () => {
  it.each([
    ['is not mounted by itself', {}, false],
    ['is mounted for a named account', { serviceAccountName: 'robot' }, undefined],
    ['is mounted when asked for', { automountServiceAccountToken: true }, true],
    [
      'is not mounted when refused',
      { serviceAccountName: 'robot', automountServiceAccountToken: false },
      false,
    ],
  ])('%s', (_, settings, mounted) => {
    expect(podOf({ ...POD_SPEC, ...settings }).automountServiceAccountToken).toBe(mounted);
  });

  it('stays off when decoration brings the account', () => {
    const decoration_config = { ...DECORATION, default_service_account_name: 'uploader' };
    const { spec } = podFor(aProwJob({ decoration_config }), { buildId: '42' });
    expect(spec).toMatchObject({
      serviceAccountName: 'uploader',
      automountServiceAccountToken: false,
    });
  });
});
