import type { Config } from './config.ts';
import type { StorageConfig } from '../prowjob/decoration-config.ts';
import type { ProwJobSpec } from '../prowjob/spec.ts';

/** Where the results of a job are kept that says nothing itself. Prow: pkg/config/config.go `GuessDefaultDecorationConfig`. */
export function storageByDefault(
  { jobDefaults }: Pick<Config, 'jobDefaults'>,
  { refs, extra_refs, cluster }: Pick<ProwJobSpec, 'refs' | 'extra_refs' | 'cluster'>,
): StorageConfig | undefined {
  const main = refs ?? extra_refs?.[0];
  const repo = main === undefined ? '' : `${main.org}/${main.repo}`;
  return jobDefaults.decorationFor(repo, cluster).gcs_configuration;
}

/**
 * The bucket that keeps the history of runs: what `prowflow` says, else where results of the jobs are kept that are of no
 * repository. `undefined` when there is none.
 */
export function historyBucket({ global, jobDefaults }: Config): string | undefined {
  const bucket = global.sections.prowflow?.history_bucket;
  const byDefault = jobDefaults.decorationFor('', '').gcs_configuration?.bucket;
  return (bucket ?? byDefault) || undefined;
}
