import { envVars } from './env.ts';
import { ARTIFACTS_PATH, LOGS } from './shared-volumes.ts';
import type { BlobStorage } from './blob-storage.ts';
import type { WrappedProcess } from './entrypoint.ts';
import type { DecorationConfig } from '../prowjob/decoration-config.ts';
import type { Container, VolumeMount } from '../prowjob/pod-spec.ts';

/** What the sidecar watches, and the secrets that it keeps out of what it uploads. */
export interface Watched {
  readonly specJson: string;
  readonly processes: readonly WrappedProcess[];
  readonly secretMounts: readonly VolumeMount[];
}

/**
 * The container that waits for the job's processes and uploads logs and artifacts.
 * Prow: pkg/pod-utils/decorate/podspec.go `Sidecar`, pkg/sidecar/options.go `Options`.
 */
export function sidecar(config: DecorationConfig, storage: BlobStorage, job: Watched): Container {
  const options = {
    gcs_options: { items: [ARTIFACTS_PATH], ...storage.options },
    entries: job.processes,
    ignore_interrupts: config.upload_ignores_interrupts,
    censoring_options: {
      secret_directories: job.secretMounts.map(({ mountPath }) => mountPath),
      ...config.censoring_options,
    },
  };
  return {
    name: 'sidecar',
    image: config.utility_images?.sidecar ?? '',
    env: envVars({ JOB_SPEC: job.specJson, SIDECAR_OPTIONS: JSON.stringify(options) }),
    resources: config.resources?.sidecar ?? {},
    volumeMounts: [LOGS, ...storage.mounts, ...job.secretMounts],
  };
}
