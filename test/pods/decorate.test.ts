import { describe, expect, it } from 'vitest';
import { podFor } from '../../src/pods/pod-for.ts';
import { aPeriodicRun, DECORATION, POD_SPEC } from './a-prow-job.ts';
import { containerOf, decorated, namesOf, optionsOf } from './pod-parts.ts';

describe('a decorated Pod', () => {
  it('clones, announces, places the entrypoint, runs and uploads', () => {
    const side = { name: 'side', image: 'redis', restartPolicy: 'Always' };
    const pod = decorated({}, { pod_spec: { ...POD_SPEC, initContainers: [side] } });
    expect(namesOf(pod.initContainers)).toEqual([
      'clonerefs',
      'side',
      'initupload',
      'place-entrypoint',
    ]);
    expect(namesOf(pod.containers)).toEqual(['test', 'sidecar']);
    expect(namesOf(pod.volumes)).toEqual(['logs', 'tools', 'clonerefs-tmp', 'code']);
  });

  it('runs in the first checkout', () => {
    expect(containerOf(decorated(), 'test')?.workingDir).toBe(
      '/home/prow/go/src/github.com/org/repo',
    );
  });

  it('runs in the checkout that asks for it', () => {
    const extra_refs = [{ org: 'k8s', repo: 'infra', path_alias: 'k8s.io/infra', workdir: true }];
    const { workingDir } = containerOf(decorated({}, { extra_refs }), 'test') ?? {};
    expect(workingDir).toBe('/home/prow/go/src/k8s.io/infra');
  });

  it('says where artifacts go', () => {
    expect(containerOf(decorated(), 'test')?.env).toContainEqual({
      name: 'ARTIFACTS',
      value: '/logs/artifacts',
    });
  });

  it.each([
    ['that skips cloning', decorated({ skip_cloning: true })],
    [
      'of a job without refs',
      podFor(aPeriodicRun({ decoration_config: DECORATION }), { buildId: '42' }).spec,
    ],
  ])('%s has no checkout', (_, pod) => {
    expect(namesOf(pod.initContainers)).toEqual(['initupload', 'place-entrypoint']);
    expect(namesOf(pod.volumes)).toEqual(['logs', 'tools']);
    expect(containerOf(pod, 'test')).not.toHaveProperty('workingDir');
    expect(optionsOf(pod, 'initupload', 'INITUPLOAD_OPTIONS')).not.toHaveProperty('log');
  });
});

describe('secrets of the job', () => {
  const pod_spec = {
    containers: [
      { name: 'one', volumeMounts: [{ name: 'token', mountPath: '/etc/token' }] },
      {
        name: 'two',
        volumeMounts: [
          { name: 'token', mountPath: '/etc/again' },
          { name: 'cache', mountPath: '/cache' },
        ],
      },
    ],
    volumes: [
      { name: 'token', secret: { secretName: 'token' } },
      { name: 'cache', emptyDir: {} },
    ],
  };

  it('are shown to the sidecar, which keeps them out of what it uploads', () => {
    const pod = decorated({ censor_secrets: true }, { pod_spec });
    expect(optionsOf(pod, 'sidecar', 'SIDECAR_OPTIONS')).toMatchObject({
      censoring_options: { secret_directories: ['/etc/token', '/etc/again'] },
    });
    expect(namesOf(containerOf(pod, 'sidecar')?.volumeMounts)).toEqual(['logs', 'token', 'token']);
  });

  it('are not shown to it unless it censors', () => {
    const pod = decorated({}, { pod_spec });
    expect(namesOf(containerOf(pod, 'sidecar')?.volumeMounts)).toEqual(['logs']);
  });
});

it('utility containers have the images and resources of the configuration', () => {
  const requests = { cpu: '100m' };
  const pod = decorated({ resources: { sidecar: { requests }, initupload: { requests } } });
  expect(containerOf(pod, 'sidecar')).toMatchObject({
    image: 'sidecar:v1',
    resources: { requests },
  });
  expect(containerOf(pod, 'initupload')).toMatchObject({ resources: { requests } });
  expect(containerOf(pod, 'place-entrypoint')).toMatchObject({
    image: 'entrypoint:v1',
    args: ['--copy-mode-only'],
    resources: {},
  });
});
