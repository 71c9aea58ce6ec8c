import type { GlobalConfig } from '../config/config.ts';
import type { ProwJobSpec } from '../prowjob/spec.ts';

/**
 * The spec on the build cluster that takes the jobs of its own one, where the configuration says that another does. Prow's
 * runs wait in the state `scheduling` until that is done; here it is done before they start.
 * Prow: pkg/scheduler/strategy, `Failover`.
 */
export function scheduled(
  spec: ProwJobSpec,
  { sections }: Pick<GlobalConfig, 'sections'>,
): ProwJobSpec {
  const { enabled = false, failover } = sections.scheduler ?? {};
  const mappings = failover?.mappings ?? {};
  const cluster = Object.hasOwn(mappings, spec.cluster) ? mappings[spec.cluster] : undefined;
  return enabled && cluster ? { ...spec, cluster } : spec;
}
