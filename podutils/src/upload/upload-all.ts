import { setTimeout as sleep } from 'node:timers/promises';
import type { ArtifactStore } from '../../../src/ports/artifact-store.ts';
import { messageOf, type Log } from '../log.ts';
import { compressed } from './compress.ts';
import type { Upload } from './upload.ts';

/** Waits before the second, third and fourth try. Prow: pkg/pod-utils/gcs/upload.go `upload`. */
export const UPLOAD_RETRIES_MS: readonly number[] = [1_000, 4_000, 9_000];

/** As many uploads go on at a time. Prow: the same place. */
const AT_A_TIME = 4;

/** How uploads are made. */
export interface UploadSettings {
  readonly compressFileTypes: readonly string[];
  readonly retryDelaysMs: readonly number[];
  readonly log: Log;
  /** Once it aborts, nothing further is begun, and what was not begun is no failure. */
  readonly signal?: AbortSignal;
}

/** Uploads all that it can, each with retries. Gives the paths that could not be uploaded, which the log explains. */
export async function uploadAll(
  store: Pick<ArtifactStore, 'put'>,
  uploads: Iterable<Upload> | AsyncIterable<Upload>,
  settings: UploadSettings,
): Promise<readonly string[]> {
  const failed: string[] = [];
  const queue = toAsync(uploads);
  const work = async (): Promise<void> => {
    for (let next = await queue.next(); !next.done; next = await queue.next()) {
      if (settings.signal?.aborted) return;
      if (!(await uploadOne(store, next.value, settings))) failed.push(next.value.path);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  return failed;
}

async function uploadOne(
  store: Pick<ArtifactStore, 'put'>,
  upload: Upload,
  settings: UploadSettings,
): Promise<boolean> {
  for (const delay of [...settings.retryDelaysMs, undefined]) {
    try {
      await attempt(store, upload, settings);
      return true;
    } catch (error) {
      const isFinal = delay === undefined || !isWorthRetrying(error);
      const level = isFinal ? 'error' : 'warning';
      settings.log[level](`Failed upload: ${messageOf(error)}`, { path: upload.path });
      if (isFinal) return false;
      await sleep(delay, undefined, { signal: settings.signal }).catch(() => undefined);
      if (settings.signal?.aborted) return true;
    }
  }
  return false;
}

async function attempt(
  store: Pick<ArtifactStore, 'put'>,
  upload: Upload,
  { compressFileTypes }: UploadSettings,
): Promise<void> {
  const { content, info } = await compressed(upload, compressFileTypes);
  try {
    await store.put(upload.path, content.bytes, info);
  } finally {
    await content.close();
  }
}

/** Codes of failures that stay: files that may not be read or are gone, names and credentials that no store takes. */
const FINAL = ['WITHHELD', 'ENOENT', 'EACCES', 'BAD_PATH', 'BAD_CREDENTIALS'];

function isWorthRetrying(error: unknown): boolean {
  return !(error instanceof Error && 'code' in error && FINAL.includes(String(error.code)));
}

async function* toAsync(uploads: Iterable<Upload> | AsyncIterable<Upload>) {
  yield* uploads;
}
