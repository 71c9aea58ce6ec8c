import type { DecorationConfig } from '../../prowjob/decoration-config.ts';
import { matches } from '../schema/matching.ts';
import type { DecorationEntry } from '../schema/plank.ts';

/**
 * One decoration over another, field by field; what is set above stays.
 * Prow: pkg/apis/prowjobs/v1/types.go `DecorationConfig.ApplyDefault`.
 */
export function overDecoration(above: DecorationConfig, below: DecorationConfig): DecorationConfig {
  const parts = {
    utility_images: over(above.utility_images, below.utility_images),
    resources: over(above.resources, below.resources),
    gcs_configuration: overStorage(above, below),
    censoring_options: over(above.censoring_options, below.censoring_options),
    scheduling_options: over(above.scheduling_options, below.scheduling_options),
  };
  const present = Object.entries(parts).filter(([, part]) => part !== undefined);
  return { ...below, ...above, ...Object.fromEntries(present) };
}

/** As in Prow, of two media types for one extension the default wins. */
function overStorage(
  { gcs_configuration: above }: DecorationConfig,
  { gcs_configuration: below }: DecorationConfig,
): DecorationConfig['gcs_configuration'] {
  const merged = over(above, below);
  const mediaTypes = over(below?.mediaTypes, above?.mediaTypes);
  return merged && mediaTypes ? { ...merged, mediaTypes } : merged;
}

function over<T extends object>(above: T | undefined, below: T | undefined): T | undefined {
  return above && below ? { ...below, ...above } : (above ?? below);
}

/** Names of clusters come from pull requests, too: hence a bound. */
const MAX_KNOWN = 10_000;

/**
 * Finds the decoration that a job has when it says nothing itself. Answers for one repository and cluster are the same
 * object: thousands of jobs share it. No entry need match: `least` is under them all.
 * Prow: pkg/config/config.go `mergeDefaultDecorationConfig`.
 */
export function decorationDefaults(
  entries: readonly DecorationEntry[],
  least: DecorationConfig = {},
): (repo: string, cluster: string) => DecorationConfig {
  const known = new Map<string, DecorationConfig>();
  return (repo, cluster) => {
    const key = `${repo} ${cluster}`;
    const merged =
      known.get(key) ??
      entries
        .filter((entry) => matches(entry, repo, cluster))
        .reduce<DecorationConfig>((below, { config }) => overDecoration(config, below), least);
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(key, merged);
    return merged;
  };
}
