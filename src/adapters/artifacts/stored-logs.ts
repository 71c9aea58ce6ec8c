import type { ArtifactStores } from '../../ports/artifact-store.ts';
import type { StoredLogs } from '../../ports/run-logs.ts';
import type { StorageConfig } from '../../prowjob/decoration-config.ts';
import { runPlace } from '../../prowjob/run-place.ts';
import type { ProwJob, ProwJobSpec } from '../../prowjob/spec.ts';

/** What the container is called whose job has one that has no name. */
const TEST_CONTAINER = 'test';

/** The logs that the sidecars of runs have uploaded; `byDefault` is where runs are that say nothing themselves. */
export function createStoredLogs(
  stores: ArtifactStores,
  byDefault: (spec: ProwJobSpec) => StorageConfig | undefined,
): StoredLogs {
  return async (job, container) => {
    const place = runPlace(job, byDefault(job.spec));
    if (!place) return undefined;
    const store = await stores(place.bucket);
    for (const file of logFiles(job, container)) {
      const bytes = await store.open(`${place.directory}/${file}`);
      if (bytes) return bytes;
    }
    return undefined;
  };
}

/** A job of several containers has a log for each. Prow: pkg/sidecar/run.go `LogsFileName`. */
function logFiles({ spec }: ProwJob, container: string): readonly string[] {
  const own = `${container}-build-log.txt`;
  const names = (spec.pod_spec?.containers ?? []).map(({ name }) => name || TEST_CONTAINER);
  const isOnly = names.length <= 1 && [TEST_CONTAINER, ...names].includes(container);
  return isOnly ? ['build-log.txt', own] : [own];
}
