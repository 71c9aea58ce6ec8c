import type { StorageConfig } from './decoration-config.ts';
import type { ProwJob } from './spec.ts';
import { runPath } from './storage-path.ts';

/** Where the files of one run are. */
export interface RunPlace {
  /** Prow's text for a bucket: `name`, `gs://name`, `s3://name`, `file:///directory`. */
  readonly bucket: string;
  /** The directory of the run, relative to the bucket. */
  readonly directory: string;
}

/**
 * Where a run's files are: as its decoration says, else where those of decorated jobs are by default. `undefined` for a
 * run without a build id, and where no bucket is configured. Prow: pkg/crier/reporters/gcs/util/util.go `GetJobDestination`.
 */
export function runPlace(
  { spec, status }: ProwJob,
  byDefault: StorageConfig | undefined,
): RunPlace | undefined {
  const storage = spec.decoration_config?.gcs_configuration ?? byDefault;
  const { org = '', repo = '' } = spec.refs ?? {};
  if (!storage?.bucket || !status.build_id || leadsOut(`${org}/${repo}/${spec.job}`))
    return undefined;
  return { bucket: storage.bucket, directory: runPath(spec, status.build_id, storage) };
}

/** Paths are joined without a thought for where they end. */
function leadsOut(path: string): boolean {
  return path.split('/').includes('..');
}
