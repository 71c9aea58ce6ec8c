import type { DecorationConfig } from '../../src/prowjob/decoration-config.ts';
import type { PodSpec } from '../../src/prowjob/pod-spec.ts';
import type { ProwJob, ProwJobSpec } from '../../src/prowjob/spec.ts';

/** The least decoration that makes a Pod. */
export const DECORATION: DecorationConfig = {
  timeout: '2h0m0s',
  grace_period: '15s',
  utility_images: {
    clonerefs: 'clonerefs:v1',
    initupload: 'initupload:v1',
    entrypoint: 'entrypoint:v1',
    sidecar: 'sidecar:v1',
  },
  gcs_configuration: { bucket: 'results', path_strategy: 'explicit' },
};

export const POD_SPEC: PodSpec = {
  containers: [{ name: '', image: 'golang', command: ['make'], args: ['test'] }],
};

/** A periodic's run, which tests no code, undecorated. */
export function aPeriodicRun(spec: Partial<ProwJobSpec> = {}): ProwJob {
  return {
    apiVersion: 'prow.k8s.io/v1',
    kind: 'ProwJob',
    metadata: { name: 'id-1', labels: { team: 'b' } },
    spec: {
      type: 'periodic',
      agent: 'kubernetes',
      cluster: 'default',
      namespace: 'pods',
      job: 'unit',
      pod_spec: POD_SPEC,
      ...spec,
    },
    status: {},
  };
}

/** A presubmit's run of org/repo#7, undecorated. */
export function aProwJob(spec: Partial<ProwJobSpec> = {}): ProwJob {
  return aPeriodicRun({
    type: 'presubmit',
    refs: {
      org: 'org',
      repo: 'repo',
      base_ref: 'main',
      base_sha: 'b'.repeat(40),
      pulls: [{ number: 7, author: 'alice', sha: 'a'.repeat(40), title: 'Fix it' }],
    },
    ...spec,
  });
}
