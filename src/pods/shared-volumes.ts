import type { Volume, VolumeMount } from '../prowjob/pod-spec.ts';

/**
 * The empty volumes through which the containers of a decorated Pod work together.
 * Prow: pkg/pod-utils/decorate/podspec.go `LogMountAndVolume`, `ToolsMountAndVolume`, `CodeMountAndVolume`.
 */

/** Logs, markers and artifacts: written by the job, uploaded by the sidecar. */
export const LOGS: VolumeMount = { name: 'logs', mountPath: '/logs' };

/** The entrypoint binary that wraps the job's command. */
export const TOOLS: VolumeMount = { name: 'tools', mountPath: '/tools' };

/** The code under test; a GOPATH. */
export const CODE: VolumeMount = { name: 'code', mountPath: '/home/prow/go' };

export const ARTIFACTS_PATH = `${LOGS.mountPath}/artifacts`;

/** What clonerefs did, for initupload to publish. */
export const CLONE_LOG_PATH = `${LOGS.mountPath}/clone.json`;

export function emptyVolume({ name }: VolumeMount): Volume {
  return { name, emptyDir: {} };
}
