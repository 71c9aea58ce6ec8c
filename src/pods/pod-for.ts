import { decorate } from './decorate.ts';
import { envVars } from './env.ts';
import { ARTIFACTS_PATH, CODE } from './shared-volumes.ts';
import { jobSpecEnv, jobSpecJson } from '../prowjob/job-spec-env.ts';
import { annotationsFor, LABEL, labelsFor } from '../prowjob/labels.ts';
import type { Container, Pod, PodSpec } from '../prowjob/pod-spec.ts';
import type { ProwJob } from '../prowjob/spec.ts';

/** What `kubectl logs` and Prow's log links call the container of a job that has one. */
const TEST_CONTAINER = 'test';

/**
 * The Pod that runs a ProwJob: the user's Pod with the job's variables, decorated when the job is. Its name is the
 * ProwJob's, so that a second creation finds the first. The caller sets the namespace.
 * Prow: pkg/pod-utils/decorate/podspec.go `ProwJobToPod`.
 */
export function podFor(prowJob: ProwJob, { buildId }: { readonly buildId: string }): Pod {
  const { metadata, spec } = prowJob;
  const config = spec.decoration_config;
  const specJson = jobSpecJson(prowJob, buildId);
  const podSpec = withJob(spec.pod_spec ?? {}, {
    ...jobSpecEnv(prowJob, buildId),
    ...(config ? { ARTIFACTS: ARTIFACTS_PATH, GOPATH: CODE.mountPath } : {}),
  });
  const labels = {
    ...metadata.labels,
    [LABEL.prowJobId]: metadata.name,
    [LABEL.buildId]: buildId,
  };
  return {
    metadata: {
      name: metadata.name,
      labels: labelsFor(spec, labels),
      annotations: annotationsFor(spec, metadata.annotations ?? {}),
    },
    spec: withTerminationMessages(config ? decorate({ podSpec, spec, config, specJson }) : podSpec),
  };
}

function withJob(podSpec: PodSpec, env: Readonly<Record<string, string>>): PodSpec {
  const { containers = [], automountServiceAccountToken, serviceAccountName } = podSpec;
  // Kubernetes mounts a token unless told not to; a job that names no account needs none.
  const mountsToken = automountServiceAccountToken ?? (serviceAccountName ? undefined : false);
  return {
    ...podSpec,
    restartPolicy: 'Never',
    ...(mountsToken === undefined ? {} : { automountServiceAccountToken: mountsToken }),
    containers: containers.map((container) => ({
      ...container,
      name: containers.length === 1 ? TEST_CONTAINER : container.name,
      env: [...(container.env ?? []), ...envVars(env)],
    })),
  };
}

/** A Pod that is gone still says in its status how its containers failed. */
function withTerminationMessages(podSpec: PodSpec): PodSpec {
  const withPolicy = (container: Container): Container => ({
    ...container,
    terminationMessagePolicy: container.terminationMessagePolicy || 'FallbackToLogsOnError',
  });
  return {
    ...podSpec,
    initContainers: (podSpec.initContainers ?? []).map(withPolicy),
    containers: (podSpec.containers ?? []).map(withPolicy),
  };
}
