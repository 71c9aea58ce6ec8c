import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { ArtifactStore } from '../../ports/artifact-store.ts';
import { dayFolder, isRunFile, packFile } from './history-paths.ts';
import { readFiles } from './read-files.ts';

const pack = promisify(gzip);

/** So many runs are about 20 MB before they are packed. */
const MOST_IN_A_PACK = 20_000;

/**
 * Puts the small files of a day into one pack when there are at least so many, and deletes them after that. Packs are never
 * written again, so two that pack at the same time lose nothing: at worst a run is in two packs. Gives the number of runs.
 */
export async function packDay(store: ArtifactStore, day: string, atLeast: number): Promise<number> {
  const files: string[] = [];
  for await (const path of store.list(dayFolder(day))) {
    if (isRunFile(path)) files.push(path);
    if (files.length === MOST_IN_A_PACK) break;
  }
  if (files.length < atLeast) return 0;
  const lines: string[] = [];
  for await (const text of readFiles(store, files)) {
    if (text !== undefined) lines.push(text.trim());
  }
  const text = lines.join('\n');
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 32);
  await store.put(packFile(day, hash), await pack(text), {
    contentType: 'application/x-ndjson',
    contentEncoding: 'gzip',
  });
  for (const path of files) await store.delete(path);
  return lines.length;
}
