import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { ArtifactStoreError } from './artifact-store-error.ts';

/** What a job uploads can be a bomb: a few kilobytes that unpack to more than the memory there is. */
const LARGEST = 256 * 1024 * 1024;

const unpack = promisify(gunzip);

/** The object as it was before its content encoding. Throws TOO_LARGE beyond 256 MiB. */
export async function decode(
  bytes: Uint8Array,
  encoding: string | undefined,
  place: string,
): Promise<Uint8Array> {
  if (encoding !== 'gzip') return bytes;
  try {
    return await unpack(bytes, { maxOutputLength: LARGEST });
  } catch (cause) {
    if (cause instanceof RangeError) {
      throw new ArtifactStoreError('TOO_LARGE', `${place} unpacks to more than 256 MiB`, { cause });
    }
    // Marked as gzip by whoever uploaded it, but it is not: as it is, it is worth more than nothing.
    return bytes;
  }
}
