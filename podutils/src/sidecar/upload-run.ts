import { revision } from '../../../src/prowjob/revision.ts';
import type { JobSpec } from '../job-spec.ts';
import { messageOf, type Log } from '../log.ts';
import { openTarget } from '../upload/open-target.ts';
import { runPaths, type RunPaths } from '../upload/run-paths.ts';
import { uploadText, type Upload } from '../upload/upload.ts';
import { UPLOAD_RETRIES_MS, uploadAll } from '../upload/upload-all.ts';
import { compressFileTypes } from '../upload/upload-options.ts';
import { createCensor, type Censor } from './censor/censor.ts';
import { loadSecrets } from './censor/load-secrets.ts';
import { combineMetadata } from './combine-metadata.ts';
import { finishedOf, type Metadata } from './finished.ts';
import { artifactUploads, buildLogName, logUpload, withheldLog } from './job-uploads.ts';
import type { Outcome } from './outcome.ts';
import type { SidecarOptions } from './sidecar-options.ts';

/** How results are uploaded. */
export interface UploadSurroundings {
  readonly log: Log;
  /** All lines of the log so far: they become sidecar-logs.json. */
  readonly logText: () => string;
  readonly now: () => Date;
  /** Waits between tries of an upload, in milliseconds. */
  readonly retryDelaysMs?: readonly number[];
}

/** A run whose results are to be uploaded. */
export interface Run {
  readonly options: SidecarOptions;
  readonly spec: JobSpec;
  readonly surroundings: UploadSurroundings;
}

/** What may be uploaded of the job: all of it censored, or, when the secrets are not known, nothing. */
type Censoring =
  | { readonly kind: 'censored'; readonly censor: Censor }
  | { readonly kind: 'withheld'; readonly why: string };

/**
 * Uploads logs, artifacts and verdict. `signal` is there when the tests still run: then the verdict goes up before the
 * artifacts, while there is time, and nothing more is begun once the signal aborts. Otherwise the verdict is last, so
 * that whoever sees it finds all the rest.
 */
export async function uploadRun(run: Run, outcome: Outcome, signal?: AbortSignal): Promise<void> {
  const { options, spec, surroundings } = run;
  const { log, retryDelaysMs = UPLOAD_RETRIES_MS } = surroundings;
  const paths = runPaths(spec, options.gcs_options);
  const censoring = await prepareCensoring(options, log);
  const target = await openTarget(options.gcs_options, log);
  const failed: string[] = [];
  const put = async (uploads: Iterable<Upload> | AsyncIterable<Upload>): Promise<void> => {
    const settings = {
      compressFileTypes: compressFileTypes(options.gcs_options),
      retryDelaysMs,
      log,
      ...(signal === undefined ? {} : { signal }),
    };
    failed.push(...(await uploadAll(target, uploads, settings)));
  };
  log.info('Starting to upload');
  await put([...pointers(paths), ...logs(options, paths, censoring)]);
  if (signal !== undefined) await put([await verdict(run, outcome, paths, censoring, failed)]);
  if (censoring.kind === 'censored') {
    const places = options.censoring_options;
    const { censor } = censoring;
    await put(artifactUploads(options.gcs_options, paths.directory, { censor, places }, log));
  }
  log.info('Finished uploading', { failed: failed.length });
  await put([uploadText(below(paths, 'sidecar-logs.json'), surroundings.logText(), JSON_TYPE)]);
  if (signal === undefined) await put([await verdict(run, outcome, paths, censoring, failed)]);
}

const JSON_TYPE = { contentType: 'application/json' };

async function prepareCensoring(
  { censoring_options }: SidecarOptions,
  log: Log,
): Promise<Censoring> {
  const { secret_directories, ini_filenames, minimum_secret_length } = censoring_options;
  try {
    const secrets = await loadSecrets(secret_directories, ini_filenames);
    return { kind: 'censored', censor: createCensor(secrets, minimum_secret_length) };
  } catch (error) {
    const why = messageOf(error);
    log.error(`Nothing of the job is uploaded: ${why}`);
    return { kind: 'withheld', why };
  }
}

function pointers({ pointers: all }: RunPaths): readonly Upload[] {
  return all.map(({ path, text, metadata }) => uploadText(path, text, metadata && { metadata }));
}

function logs(
  { entries }: SidecarOptions,
  paths: RunPaths,
  censoring: Censoring,
): readonly Upload[] {
  return entries.map((entry) => {
    const path = below(paths, buildLogName(entry, entries));
    return censoring.kind === 'censored'
      ? logUpload(entry, path, censoring.censor)
      : withheldLog(path, censoring.why);
  });
}

async function verdict(
  { options, spec, surroundings }: Run,
  outcome: Outcome,
  paths: RunPaths,
  censoring: Censoring,
  failed: readonly string[],
): Promise<Upload> {
  const metadata: Metadata =
    censoring.kind === 'censored'
      ? await combineMetadata(options.entries, censoring.censor, surroundings.log)
      : { 'censoring-error': censoring.why };
  const missing = failed.length === 0 ? {} : { 'not-uploaded': failed.slice(0, 100).join(', ') };
  const seconds = Math.floor(surroundings.now().getTime() / 1000);
  const finished = finishedOf(outcome, { ...metadata, ...missing }, revision(spec), seconds);
  return uploadText(below(paths, 'finished.json'), JSON.stringify(finished), JSON_TYPE);
}

function below({ directory }: RunPaths, name: string): string {
  return directory === '' ? name : `${directory}/${name}`;
}
