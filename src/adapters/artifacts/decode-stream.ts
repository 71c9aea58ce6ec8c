import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { begin } from './begin.ts';

/** As `decode`, for an object that is read as it comes and may be of any size. Waits for its first bytes. */
export async function decodeStream(
  body: AsyncIterable<Uint8Array>,
  encoding: () => string | undefined,
): Promise<AsyncIterable<Uint8Array>> {
  const { first, all } = await begin(body);
  // Marked as gzip by whoever uploaded it, but it is not: as it is, it is worth more than nothing.
  const isPacked = encoding() === 'gzip' && first[0] === 0x1f && first[1] === 0x8b;
  return isPacked ? unpacked(all) : all;
}

async function* unpacked(all: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  // Its failure is that of gunzip, which whoever reads is told.
  pipeline(Readable.from(all), gunzip).catch(() => undefined);
  for await (const chunk of gunzip) yield chunk as Uint8Array;
}
