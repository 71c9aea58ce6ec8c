import type { FileHandle } from 'node:fs/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { PodutilsError } from '../../podutils-error.ts';
import { through } from '../../upload/through.ts';
import type { Censor } from './censor.ts';
import { zipEntries } from './zip-entries.ts';

/** How much is read at once: enough that a long secret is not searched in ever the same bytes. */
const CHUNK = 1024 * 1024;

/**
 * The content of a file without its secrets. An archive without any is left as it is; a gzip file with some is packed
 * anew; a zip file with some is withheld, as is what cannot be looked into. Throws WITHHELD for those.
 * Prow (pkg/sidecar/censor.go `handleArchive`) uploads archives that it cannot open as they are.
 */
export async function censorFile(file: FileHandle, censor: Censor): Promise<AsyncIterable<Buffer>> {
  switch (await kindOf(file)) {
    case 'plain':
      return censor.censor(chunks(file));
    case 'gzip':
      return (await holdsSecrets(file, censor)) ? repacked(file, censor) : chunks(file);
    case 'zip':
      if (!(await zipHoldsSecrets(file, censor))) return chunks(file);
      throw withheld('there is a secret in this archive');
  }
}

/** By the first bytes, as Go's net/http `DetectContentType` does. */
async function kindOf(file: FileHandle): Promise<'plain' | 'gzip' | 'zip'> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
  const start = buffer.subarray(0, bytesRead).toString('hex');
  if (start.startsWith('1f8b08')) return 'gzip';
  return start === '504b0304' ? 'zip' : 'plain';
}

/** The file from its start, each time it is called. */
function chunks(file: FileHandle): AsyncIterable<Buffer> {
  return file.createReadStream({ start: 0, autoClose: false, highWaterMark: CHUNK });
}

async function holdsSecrets(file: FileHandle, censor: Censor): Promise<boolean> {
  if (await censor.finds(chunks(file))) return true;
  return censor.finds(untilDamaged(through(chunks(file), createGunzip())));
}

/** What comes after the damage nobody can unpack. */
async function* untilDamaged(unpacked: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* unpacked;
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
}

async function* repacked(file: FileHandle, censor: Censor): AsyncGenerator<Buffer> {
  try {
    yield* through(censor.censor(through(chunks(file), createGunzip())), createGzip());
  } catch (error) {
    if (!isDamage(error)) throw error;
    throw withheld('there is a secret in this archive, and it is damaged');
  }
}

async function zipHoldsSecrets(file: FileHandle, censor: Censor): Promise<boolean> {
  if (await censor.finds(chunks(file))) return true;
  for await (const entry of zipEntries(file)) if (await censor.finds(entry)) return true;
  return false;
}

/** Node's errors of zlib have zlib's own codes. */
function isDamage(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}

const withheld = (why: string): PodutilsError => new PodutilsError('WITHHELD', `withheld: ${why}`);
