import { blobStorage } from './blob-storage.ts';
import { cloner, refsToClone } from './clonerefs.ts';
import { underEntrypoint, wrappedProcess } from './entrypoint.ts';
import { initUpload } from './initupload.ts';
import { withMemory } from './memory.ts';
import { placeEntrypoint } from './place-entrypoint.ts';
import { podSettings } from './pod-settings.ts';
import { CODE, emptyVolume, LOGS, TOOLS } from './shared-volumes.ts';
import { sidecar } from './sidecar.ts';
import { clonePath } from '../prowjob/clone-path.ts';
import { joinPath } from '../prowjob/join-path.ts';
import type { WrappedProcess } from './entrypoint.ts';
import type { DecorationConfig } from '../prowjob/decoration-config.ts';
import type { Container, PodSpec, VolumeMount } from '../prowjob/pod-spec.ts';
import type { Refs } from '../prowjob/refs.ts';
import type { ProwJobSpec } from '../prowjob/spec.ts';

/** What a decorated Pod is made from. */
export interface Undecorated {
  /** The user's containers, with the job's variables in their environment. */
  readonly podSpec: PodSpec;
  readonly spec: ProwJobSpec;
  readonly config: DecorationConfig;
  /** The value of JOB_SPEC. */
  readonly specJson: string;
}

/**
 * The Pod with its code cloned, its commands timed and its logs and artifacts uploaded: clonerefs, the user's own init
 * containers, initupload and place-entrypoint first, then the user's containers and the sidecar.
 * Prow: pkg/pod-utils/decorate/podspec.go `decorate`.
 */
export function decorate({ podSpec, spec, config, specJson }: Undecorated): PodSpec {
  const refs = refsToClone(spec);
  const clone = refs.length > 0 ? cloner(config, refs) : undefined;
  const storage = blobStorage(config);
  const { containers, processes } = wrapped(podSpec.containers ?? [], refs, config);
  const secretMounts = config.censor_secrets ? mountsOfSecrets(podSpec) : [];
  return {
    ...podSpec,
    ...podSettings(podSpec, config),
    initContainers: [
      ...(clone ? [clone.container] : []),
      ...(podSpec.initContainers ?? []),
      initUpload(config, storage, { specJson, hasClone: clone !== undefined }),
      placeEntrypoint(config),
    ],
    containers: [...containers, sidecar(config, storage, { specJson, processes, secretMounts })],
    volumes: [
      ...(podSpec.volumes ?? []),
      emptyVolume(LOGS),
      emptyVolume(TOOLS),
      ...storage.volumes,
      ...(clone ? [...clone.volumes, emptyVolume(CODE)] : []),
    ],
  };
}

function wrapped(
  containers: readonly Container[],
  refs: readonly Refs[],
  config: DecorationConfig,
): { readonly containers: readonly Container[]; readonly processes: readonly WrappedProcess[] } {
  const jobs = containers.map((container) => {
    const process = wrappedProcess(container, containers.length === 1);
    return { process, container: withCode(underEntrypoint(container, process, config), refs) };
  });
  return {
    containers: jobs.map(({ container }) => withMemory(container, config)),
    processes: jobs.map(({ process }) => process),
  };
}

/** Starts in the checkout that asks for it with `workdir`, else in the first. */
function withCode(container: Container, refs: readonly Refs[]): Container {
  const main = refs.find(({ workdir }) => workdir) ?? refs[0];
  if (main === undefined) return container;
  return {
    ...container,
    workingDir: joinPath(CODE.mountPath, 'src', clonePath(main)),
    volumeMounts: [...(container.volumeMounts ?? []), CODE],
  };
}

/** Where the user's containers see secrets; one that two containers mount is there twice, as in Prow. */
function mountsOfSecrets({ volumes = [], containers = [] }: PodSpec): readonly VolumeMount[] {
  const secrets = new Set(volumes.filter(({ secret }) => secret).map(({ name }) => name));
  return containers
    .flatMap(({ volumeMounts = [] }) => volumeMounts)
    .filter(({ name }) => secrets.has(name));
}
