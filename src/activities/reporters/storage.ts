import { storageByDefault } from '../../config/storage-defaults.ts';
import type { ArtifactStores } from '../../ports/artifact-store.ts';
import type { ConfigSource } from '../../ports/config-source.ts';
import type { Reporter } from '../../ports/reporter.ts';
import { runPlace, type RunPlace } from '../../prowjob/run-place.ts';
import type { ProwJob } from '../../prowjob/spec.ts';
import { fileOf, finishedFile, startedFile } from '../../reports/run-files.ts';
import { isUnstorable } from '../failure.ts';

export interface StorageDeps {
  readonly stores: ArtifactStores;
  readonly config: ConfigSource;
  /** Takes a sentence for operators. */
  readonly warn: (message: string) => void;
}

const JSON_TYPE = { contentType: 'application/json' };

/** Finds where the files of a run go; `undefined` when they go nowhere. */
export function runPlaces({ config }: Pick<StorageDeps, 'config'>) {
  return (job: ProwJob): RunPlace | undefined =>
    runPlace(job, storageByDefault(config.current().config, job.spec));
}

/** Puts one JSON file of a run beside the others; `isNew` leaves alone what the Pod itself has written. */
export async function putRunFile(
  stores: ArtifactStores,
  { bucket, directory }: RunPlace,
  name: string,
  { text, isNew = false }: { readonly text: string; readonly isNew?: boolean },
): Promise<void> {
  const store = await stores(bucket);
  const path = `${directory}/${name}`;
  const bytes = new TextEncoder().encode(text);
  await (isNew ? store.putNew(path, bytes, JSON_TYPE) : store.put(path, bytes, JSON_TYPE));
}

/**
 * Keeps each state of a run beside its logs: prowjob.json, and started.json and finished.json where the Pod did not write
 * them. Unlike Prow's, it does so for periodics too. Prow: pkg/crier/reporters/gcs/reporter.go.
 */
export function storageReporter(deps: StorageDeps): Reporter {
  const { stores, warn } = deps;
  const placeOf = runPlaces(deps);
  return {
    name: 'gcsreporter',
    wants: ({ job }) => placeOf(job) !== undefined,
    async tell({ job, isFinal }) {
      const place = placeOf(job);
      if (!place) return;
      const put = (name: string, text: string, isNew: boolean): Promise<void> =>
        putRunFile(stores, place, name, { text, isNew });
      try {
        await put('started.json', startedFile(job), true);
        await put('prowjob.json', fileOf(job), false);
        // Last: who sees it finds all the rest.
        if (isFinal) await put('finished.json', finishedFile(job), true);
      } catch (error) {
        if (!isUnstorable(error)) throw error;
        warn(`The results of job ${job.spec.job} cannot be stored: ${error.message}`);
      }
    },
  };
}
