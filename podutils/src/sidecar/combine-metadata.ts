import { dirname } from 'node:path';
import * as z from 'zod';
import { messageOf, type Log } from '../log.ts';
import { PodutilsError } from '../podutils-error.ts';
import { openInside } from '../upload/open-inside.ts';
import type { Censor } from './censor/censor.ts';
import type { Metadata } from './finished.ts';
import type { SidecarEntry } from './sidecar-options.ts';

/** Nobody writes so much metadata, in bytes, but for the memory of the sidecar. */
const LARGEST = 1024 * 1024;

/** Where problems are told. Prow: pkg/sidecar/run.go `errorKey`. */
const ERRORS = 'sidecar-errors';

const MetadataFile = z.record(z.string(), z.unknown());

/**
 * What the tests left in their metadata files, without secrets; of a key that several have, the last one's value. A file
 * that is not there is no problem. Prow: pkg/sidecar/run.go `combineMetadata`.
 */
export async function combineMetadata(
  entries: readonly SidecarEntry[],
  censor: Censor,
  log: Log,
): Promise<Metadata> {
  let metadata: Metadata = {};
  let errors: Metadata = {};
  for (const [index, entry] of entries.entries()) {
    if (entry.metadata_file === '') continue;
    try {
      metadata = { ...metadata, ...(await readMetadata(entry.metadata_file, censor)) };
    } catch (error) {
      const says = messageOf(error);
      log.error(`Cannot read metadata: ${says}`, { file: entry.metadata_file });
      errors = { ...errors, [`entry ${String(index)}: ${entry.container_name}`]: says };
    }
  }
  return Object.keys(errors).length === 0 ? metadata : { ...metadata, [ERRORS]: errors };
}

async function readMetadata(path: string, censor: Censor): Promise<Metadata> {
  const bytes = await readSmall(path);
  if (bytes === undefined) return {};
  const parts: Buffer[] = [];
  for await (const part of censor.censor([bytes])) parts.push(part);
  const read = MetadataFile.safeParse(json(Buffer.concat(parts).toString()));
  if (read.success) return read.data;
  throw new PodutilsError('WITHHELD', `${path} is not a JSON object`);
}

async function readSmall(path: string): Promise<Buffer | undefined> {
  const file = await openInside(dirname(path), path).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  try {
    if (((await file?.stat())?.size ?? 0) > LARGEST) {
      throw new PodutilsError('WITHHELD', `${path} is larger than 1 MiB`);
    }
    return await file?.readFile();
  } finally {
    await file?.close();
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
