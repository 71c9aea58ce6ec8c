import { startedOf } from '../../../src/prowjob/started.ts';
import type { CloneRecord } from '../clonerefs/clone-record.ts';
import { formatRecord } from '../clonerefs/format-record.ts';
import type { JobSpec } from '../job-spec.ts';
import type { Log } from '../log.ts';
import { PodutilsError } from '../podutils-error.ts';
import { openTarget } from '../upload/open-target.ts';
import { runPaths } from '../upload/run-paths.ts';
import { uploadText, type Upload } from '../upload/upload.ts';
import { UPLOAD_RETRIES_MS, uploadAll } from '../upload/upload-all.ts';
import { compressFileTypes } from '../upload/upload-options.ts';
import type { InituploadOptions } from './initupload-options.ts';
import { checkedOut } from './checked-out.ts';
import { readCloneRecords } from './read-clone-records.ts';

/**
 * Tells the store that the run has started and how its checkouts went. Throws NOT_CLONED after a checkout that failed,
 * which ends the Pod before its test starts, and NOT_UPLOADED. Prow: pkg/initupload/run.go `Run`.
 */
export async function initupload(
  options: InituploadOptions,
  spec: JobSpec,
  now: Date,
  log: Log,
): Promise<void> {
  const { directory, pointers } = runPaths(spec, options);
  const target = await openTarget(options, log);
  const cloned =
    options.log === '' ? { text: '', records: [] } : await readCloneRecords(options.log);
  const seconds = Math.floor(now.getTime() / 1000);
  const below = (name: string, text: string, type: string): Upload =>
    uploadText(directory === '' ? name : `${directory}/${name}`, text, { contentType: type });
  const started = startedOf(spec, seconds, checkedOut(spec, cloned.records));
  const files = cloneFiles(cloned, options.log !== '', seconds);
  const failed = await uploadAll(
    target,
    [
      ...pointers.map(({ path, text, metadata }) =>
        uploadText(path, text, metadata && { metadata }),
      ),
      ...Object.entries(files).map(([name, text]) => below(name, text, typeOf(name))),
      below('started.json', JSON.stringify(started), JSON_TYPE),
    ],
    { compressFileTypes: compressFileTypes(options), retryDelaysMs: UPLOAD_RETRIES_MS, log },
  );
  if (failed.length > 0) {
    throw new PodutilsError('NOT_UPLOADED', `not uploaded: ${failed.join(', ')}`);
  }
  if (cloned.records.some((record) => record.failed)) {
    throw new PodutilsError('NOT_CLONED', 'cloning the appropriate refs failed');
  }
}

const JSON_TYPE = 'application/json';
const typeOf = (name: string): string =>
  name.endsWith('.json') ? JSON_TYPE : 'text/plain; charset=utf-8';

/** File name → text. A run whose checkout failed ends here, so it gets the files that the sidecar would write. */
function cloneFiles(
  cloned: { readonly text: string; readonly records: readonly CloneRecord[] },
  wasCloned: boolean,
  timestamp: number,
): Readonly<Record<string, string>> {
  if (!wasCloned) return {};
  const log = cloned.records.map(formatRecord).join('');
  const files = { 'clone-log.txt': log, 'clone-records.json': cloned.text };
  if (!cloned.records.some((record) => record.failed)) return files;
  const finished = JSON.stringify({ timestamp, passed: false, result: 'FAILURE' });
  return { ...files, 'build-log.txt': log, 'finished.json': finished };
}
