import { describe } from 'vitest';
import { periodic, postsubmit, presubmit } from '../sample.ts';
import { accepted, refused } from './rows.ts';

const UNIT = 'presubmit unit of org/repo:';
const DECORATED = 'decorate: true';
const INIT = 'init containers are not allowed, except those with restartPolicy: Always';
const SET_BY_US = 'is set by prowflow; choose another name';

function spec(containers: string, more = ''): string {
  return `spec: {containers: [${containers}]${more}}`;
}

function withVolumes(names: string, containers = '{command: [a]}'): string {
  return spec(containers, `, volumes: [${names}]`);
}

function mount(name: string, mountPath: string): string {
  return `{image: a, volumeMounts: [{name: ${name}, mountPath: ${mountPath}}]}`;
}

describe('containers', () => {
  refused([
    [
      'V27 init containers',
      presubmit(spec('{command: [x]}', ', initContainers: [{restartPolicy: Always}, {name: j}]')),
      `jobs.yaml:4:84: ${UNIT} ${INIT}`,
    ],
    [
      'V28 no container',
      presubmit('spec: {}'),
      `jobs.yaml:4:11: ${UNIT} the spec needs at least one container`,
    ],
    [
      'V29 several containers without decoration',
      presubmit(spec('{name: a, command: [x]}, {name: b, command: [x]}')),
      `jobs.yaml:4:24: ${UNIT} only a decorated job may have more than one container; set decorate: true`,
    ],
    [
      'V30 container without name',
      presubmit(DECORATED, spec('{command: [x]}, {name: b, command: [x]}')),
      `jobs.yaml:4:25: ${UNIT} each of several containers needs a name`,
    ],
    [
      'V31 container name twice',
      presubmit(DECORATED, spec('{name: a, command: [x]}, {name: a, command: [x]}')),
      `jobs.yaml:4:57: ${UNIT} there are two containers with the name a`,
    ],
    [
      'V32 reserved container name',
      presubmit(DECORATED, spec('{name: a, command: [x]}, {name: clonerefs, command: [x]}')),
      `jobs.yaml:4:57: ${UNIT} the container name clonerefs is taken by decoration; choose another`,
    ],
    [
      'V33 env defined more than once',
      presubmit(spec('{env: [{name: A, value: 1}, {name: A, value: 2}]}')),
      `jobs.yaml:4:53: ${UNIT} the env var A is set twice in one container`,
    ],
    [
      'V34 reserved env of a presubmit',
      presubmit(spec('{env: [{name: PULL_NUMBER}]}')),
      `jobs.yaml:4:32: ${UNIT} the env var PULL_NUMBER ${SET_BY_US}`,
    ],
    [
      'V34 reserved env of a postsubmit',
      postsubmit(spec('{env: [{name: PULL_REFS}]}')),
      `jobs.yaml:4:32: postsubmit unit of org/repo: the env var PULL_REFS ${SET_BY_US}`,
    ],
    [
      'V34 reserved env of a periodic',
      periodic('interval: 1h', spec('{env: [{name: JOB_SPEC}]}')),
      `jobs.yaml:4:32: periodic unit: the env var JOB_SPEC ${SET_BY_US}`,
    ],
  ]);

  accepted([
    [
      'an init container that stays',
      presubmit(spec('{command: [x]}', ', initContainers: [{name: i, restartPolicy: Always}]')),
    ],
    [
      'several containers with decoration',
      presubmit(DECORATED, spec('{name: a, command: [x]}, {name: b, args: [y]}')),
    ],
    ['a reserved name of the only container', presubmit(spec('{name: sidecar, command: [x]}'))],
    [
      'one name in two containers',
      presubmit(
        DECORATED,
        spec('{name: a, args: [x], env: [{name: A}]}, {name: b, args: [x], env: [{name: A}]}'),
      ),
    ],
    ['env of pull requests in a postsubmit', postsubmit(spec('{env: [{name: PULL_NUMBER}]}'))],
    ['env of refs in a periodic', periodic('interval: 1h', spec('{env: [{name: PULL_REFS}]}'))],
  ]);
});

describe('volumes', () => {
  refused([
    [
      'V35 volume defined more than once',
      presubmit(withVolumes('{name: v}, {name: v}')),
      `jobs.yaml:4:63: ${UNIT} there are two volumes with the name v`,
    ],
    [
      'V36 reserved volume',
      presubmit(withVolumes('{name: gcs-credentials}')),
      `jobs.yaml:4:52: ${UNIT} the volume name gcs-credentials is taken by decoration; choose another`,
    ],
    [
      'V36 volume of an SSH key',
      presubmit(
        DECORATED,
        'decoration_config: {ssh_key_secrets: [key]}',
        withVolumes('{name: key}'),
      ),
      `jobs.yaml:4:52: ${UNIT} the volume name key is taken by decoration; choose another`,
    ],
    [
      'V36 volume of an OAuth token',
      presubmit(
        DECORATED,
        'decoration_config: {oauth_token_secret: {name: t, key: k}}',
        withVolumes('{name: t}'),
      ),
      `jobs.yaml:4:52: ${UNIT} the volume name t is taken by decoration; choose another`,
    ],
    [
      'V37 mount without volume',
      presubmit(spec(mount('v', '/v'))),
      `jobs.yaml:4:51: ${UNIT} the volume mount v has no volume; add it to spec.volumes`,
    ],
    [
      'V38 reserved mount name',
      presubmit(spec(mount('logs', '/v'))),
      `jobs.yaml:4:51: ${UNIT} the volume mount logs is taken by decoration`,
    ],
    [
      'V39 mount where decoration mounts',
      presubmit(withVolumes('{name: v}', mount('v', '/tools'))),
      `jobs.yaml:4:51: ${UNIT} the volume mount v is at /tools, where decoration mounts; choose another path`,
    ],
    [
      'V39 the same with a slash at the end',
      presubmit(withVolumes('{name: v}', mount('v', '/logs/'))),
      `jobs.yaml:4:51: ${UNIT} the volume mount v is at /logs/, where decoration mounts; choose another path`,
    ],
  ]);

  accepted([
    ['a mount of what decoration brings', presubmit(spec(mount('gcs-credentials', '/c')))],
    [
      'a cache inside of the code',
      presubmit(withVolumes('{name: v}', mount('v', '/home/prow/go/pkg'))),
    ],
  ]);
});

const PRESET = [
  'presets: [{labels: {p: x}, env: [{name: X}], volumes: [{name: v}],',
  '  volumeMounts: [{name: v, mountPath: /v}], tolerations: [{key: k}]}]',
  '',
].join('\n');
const CANNOT = 'a preset of its labels cannot be added,';

describe('presets', () => {
  refused([
    [
      'V40 duplicated preset label',
      'presets: [{labels: {a: b}}, {labels: {a: b}}]',
      'jobs.yaml:1:29: there is another preset with the label a: b',
    ],
    [
      'V41 env var, mount, volume and toleration that are there',
      PRESET +
        presubmit(
          'labels: {p: x}',
          'spec: {containers: [{env: [{name: X}], volumeMounts: [{name: v, mountPath: /v}]}], volumes: [{name: v}], tolerations: [{key: k}]}',
        ),
      `jobs.yaml:6:11: ${UNIT} ${CANNOT} the env var X is already there`,
      `jobs.yaml:6:11: ${UNIT} ${CANNOT} the volume mount v is already there`,
      `jobs.yaml:6:11: ${UNIT} ${CANNOT} the volume v is already there`,
      `jobs.yaml:6:11: ${UNIT} ${CANNOT} the toleration key=k is already there`,
    ],
  ]);

  accepted([
    ['a preset for a job that has nothing of it', PRESET + presubmit('labels: {p: x}')],
    [
      'a toleration that differs in one field',
      PRESET +
        presubmit(
          'labels: {p: x}',
          'spec: {containers: [{image: a}], tolerations: [{key: k, operator: Exists}]}',
        ),
    ],
    [
      'a preset for a job without a Pod',
      PRESET +
        presubmit('labels: {p: x}', 'agent: tekton-pipeline', 'spec:', 'pipeline_run_spec: {}'),
    ],
  ]);
});
