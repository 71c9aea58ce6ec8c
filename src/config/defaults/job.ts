import type { DecorationConfig } from '../../prowjob/decoration-config.ts';
import type { Agent } from '../../prowjob/spec.ts';
import type { PodSpec } from '../../prowjob/pod-spec.ts';
import type { Read } from '../read/reader.ts';
import type { BaseFields, prowJobDefaults } from '../schema/job.ts';
import { matches } from '../schema/matching.ts';
import { overDecoration } from './decoration.ts';
import type { JobDefaults } from './job-defaults.ts';
import { withPresets } from './preset.ts';

export type { JobDefaults } from './job-defaults.ts';

/** What every job has after defaulting. A type, not an interface, so that it fits where any field may be. */
export type Resolved = {
  readonly name: string;
  readonly agent: Agent;
  readonly cluster: string;
  readonly namespace: string;
  readonly decorate: boolean;
  readonly prowjob_defaults: Read<typeof prowJobDefaults>;
};

export interface Defaulted<Written extends BaseFields> {
  readonly fields: Written & Resolved;
  /** Presets that do not go with the job, as half sentences. */
  readonly clashes: readonly string[];
}

/** Prow: pkg/config/config.go `DefaultTenantID`. */
const TENANT = 'GlobalDefaultID';

/**
 * A job with its defaults, for a repository `org/repo`; for a periodic this is its first extra ref, or empty.
 * Prow: pkg/config/config.go `defaultJobBase`, `setPresubmitDecorationDefaults`, `mergeProwJobDefault`.
 */
export function defaulted<Written extends BaseFields>(
  written: Written,
  repo: string,
  defaults: JobDefaults,
): Defaulted<Written> {
  const cluster = written.cluster ?? 'default';
  const decorate = written.decorate ?? defaults.decorateAllJobs;
  const { spec, clashes } = podOf(written, defaults);
  const decoration = decorate
    ? decorationOf(written, defaults.decorationFor(repo, cluster))
    : written.decoration_config;
  const fields = {
    ...written,
    name: written.name ?? '',
    agent: written.agent ?? 'kubernetes',
    cluster,
    namespace: written.namespace ?? defaults.podNamespace,
    decorate,
    prowjob_defaults: prowJobDefaultsOf(written, repo, cluster, defaults),
    ...(spec && { spec }),
    ...(decoration && { decoration_config: decoration }),
  };
  return { fields, clashes };
}

function podOf(
  { spec, labels }: BaseFields,
  { presets }: JobDefaults,
): { readonly spec?: PodSpec; readonly clashes: readonly string[] } {
  return spec ? withPresets(spec, labels ?? {}, presets) : { clashes: [] };
}

function decorationOf(
  { decoration_config }: BaseFields,
  below: DecorationConfig,
): DecorationConfig {
  return decoration_config ? overDecoration(decoration_config, below) : below;
}

function prowJobDefaultsOf(
  { prowjob_defaults }: BaseFields,
  repo: string,
  cluster: string,
  { prowJobDefaultEntries }: JobDefaults,
): Resolved['prowjob_defaults'] {
  const below = prowJobDefaultEntries
    .filter((entry) => matches(entry, repo, cluster))
    .reduce((merged, { config }) => ({ ...merged, ...config }), { tenant_id: TENANT });
  return { ...below, ...prowjob_defaults };
}
