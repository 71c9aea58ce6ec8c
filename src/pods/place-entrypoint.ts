import { TOOLS } from './shared-volumes.ts';
import type { DecorationConfig } from '../prowjob/decoration-config.ts';
import type { Container } from '../prowjob/pod-spec.ts';

/**
 * The init container that copies the entrypoint binary to where the job's containers find it.
 * Prow: pkg/pod-utils/decorate/podspec.go `PlaceEntrypoint`.
 */
export function placeEntrypoint(config: DecorationConfig): Container {
  return {
    name: 'place-entrypoint',
    image: config.utility_images?.entrypoint ?? '',
    args: ['--copy-mode-only'],
    resources: config.resources?.place_entrypoint ?? {},
    volumeMounts: [TOOLS],
  };
}
