import { envVars } from './env.ts';
import { CLONE_LOG_PATH, LOGS } from './shared-volumes.ts';
import type { BlobStorage } from './blob-storage.ts';
import type { DecorationConfig } from '../prowjob/decoration-config.ts';
import type { Container } from '../prowjob/pod-spec.ts';

/**
 * The init container that uploads started.json and what clonerefs did; it fails the Pod when cloning failed.
 * Prow: pkg/pod-utils/decorate/podspec.go `InitUpload`.
 */
export function initUpload(
  config: DecorationConfig,
  storage: BlobStorage,
  job: { readonly specJson: string; readonly hasClone: boolean },
): Container {
  const options = { ...storage.options, log: job.hasClone ? CLONE_LOG_PATH : undefined };
  return {
    name: 'initupload',
    image: config.utility_images?.initupload ?? '',
    env: envVars({ INITUPLOAD_OPTIONS: JSON.stringify(options), JOB_SPEC: job.specJson }),
    resources: config.resources?.initupload ?? {},
    volumeMounts: [...(job.hasClone ? [LOGS] : []), ...storage.mounts],
  };
}
