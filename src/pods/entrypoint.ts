import { envVars } from './env.ts';
import { ARTIFACTS_PATH, LOGS, TOOLS } from './shared-volumes.ts';
import { parseGoNanoseconds } from '../prowjob/go-duration.ts';
import type { DecorationConfig } from '../prowjob/decoration-config.ts';
import type { Container } from '../prowjob/pod-spec.ts';

/** What entrypoint and sidecar agree on for one container. Prow: pkg/pod-utils/wrapper/options.go `Options`. */
export interface WrappedProcess {
  readonly args: readonly string[];
  readonly container_name: string;
  readonly process_log: string;
  readonly marker_file: string;
  readonly metadata_file: string;
}

/** The process of a container; of several containers each has files of its own name. */
export function wrappedProcess(container: Container, isOnly: boolean): WrappedProcess {
  const { name, command = [], args = [] } = container;
  const file = (only: string, ofSeveral: string): string =>
    isOnly ? only : `${name}-${ofSeveral}`;
  return {
    args: [...command, ...args],
    container_name: name,
    process_log: `${LOGS.mountPath}/${file('process-log.txt', 'log.txt')}`,
    marker_file: `${LOGS.mountPath}/${file('marker-file.txt', 'marker.txt')}`,
    metadata_file: `${ARTIFACTS_PATH}/${file('metadata.json', 'metadata.json')}`,
  };
}

/**
 * The container with its command run by the entrypoint binary, which times it, keeps its log and marks its end.
 * Prow: pkg/pod-utils/decorate/podspec.go `InjectEntrypoint`, pkg/entrypoint/options.go `Options`.
 */
export function underEntrypoint(
  container: Container,
  process: WrappedProcess,
  config: DecorationConfig,
): Container {
  const options = {
    timeout: nanoseconds(config.timeout),
    grace_period: nanoseconds(config.grace_period),
    artifact_dir: ARTIFACTS_PATH,
    ...process,
  };
  return {
    ...container,
    command: [`${TOOLS.mountPath}/entrypoint`],
    args: [],
    env: [...(container.env ?? []), ...envVars({ ENTRYPOINT_OPTIONS: JSON.stringify(options) })],
    volumeMounts: [...(container.volumeMounts ?? []), LOGS, TOOLS],
  };
}

/** Durations were checked when the configuration was read; what is none counts as not set. */
function nanoseconds(duration: string | undefined): number {
  return Number(parseGoNanoseconds(duration ?? '0') ?? 0);
}
