import type { StorageConfig } from './decoration-config.ts';
import type { ProwJob, ProwJobSpec } from './spec.ts';

/**
 * What is remembered of a run that is over: what lists show and filter by, and where its files are. What ran it, which
 * is most of a ProwJob, is in its prowjob.json.
 */
export function historyEntry({ metadata, spec, status, ...kind }: ProwJob): ProwJob {
  const { name, namespace, labels } = metadata;
  return {
    ...kind,
    metadata: { name, ...(namespace && { namespace }), ...(labels && { labels }) },
    spec: specEntry(spec),
    status,
  };
}

function specEntry(spec: ProwJobSpec): ProwJobSpec {
  const { type, agent, cluster, namespace, job, refs, extra_refs, context, hidden } = spec;
  const storage = spec.decoration_config?.gcs_configuration;
  return {
    type,
    agent,
    cluster,
    namespace,
    job,
    ...(refs && { refs }),
    ...(extra_refs && { extra_refs }),
    ...(context && { context }),
    ...(hidden && { hidden }),
    ...(storage && { decoration_config: { gcs_configuration: placeIn(storage) } }),
  };
}

/** The part that decides where files are. */
function placeIn(storage: StorageConfig): StorageConfig {
  const { bucket, path_prefix, path_strategy, default_org, default_repo } = storage;
  return {
    ...(bucket && { bucket }),
    ...(path_prefix && { path_prefix }),
    ...(path_strategy && { path_strategy }),
    ...(default_org && { default_org }),
    ...(default_repo && { default_repo }),
  };
}
