import { createGzip } from 'node:zlib';
import { mediaType, shouldCompress } from './media-type.ts';
import { through } from './through.ts';
import type { Content, Upload } from './upload.ts';

/** Files up to this size are not worth packing. Prow: pkg/pod-utils/gcs/upload.go `Write`. */
const SMALL = 1024;

/** What is stored for an upload: the same, or packed when its type is one of those that the operator wants packed. */
export async function compressed(
  upload: Upload,
  types: readonly string[],
): Promise<{ readonly content: Content; readonly info: Upload['info'] }> {
  const content = await upload.open();
  if (!shouldCompress(upload.path, types) || upload.info.contentEncoding !== undefined) {
    return { content, info: upload.info };
  }
  const source = content.bytes instanceof Uint8Array ? [content.bytes] : content.bytes;
  const { head, all } = await peek(source);
  const isPacked = head[0] === 0x1f && head[1] === 0x8b;
  if (head.byteLength <= SMALL || isPacked) {
    return { content: { ...content, bytes: all }, info: upload.info };
  }
  const contentType =
    upload.info.contentType ?? mediaType(upload.path, {}) ?? 'text/plain; charset=utf-8';
  return {
    content: { ...content, bytes: through(all, createGzip()) },
    info: { ...upload.info, contentType, contentEncoding: 'gzip' },
  };
}

/** The first bytes, enough to judge, and then all of them. */
async function peek(
  source: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<{ readonly head: Buffer; readonly all: AsyncIterable<Uint8Array> }> {
  const chunks = toAsync(source)[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let size = 0;
  while (size <= SMALL) {
    const next = await chunks.next();
    if (next.done) break;
    first.push(next.value);
    size += next.value.byteLength;
  }
  const head = Buffer.concat(first);
  return { head, all: followedBy(head, chunks) };
}

async function* followedBy(head: Buffer, rest: AsyncIterator<Uint8Array>) {
  yield head;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

async function* toAsync(source: Iterable<Uint8Array> | AsyncIterable<Uint8Array>) {
  yield* source;
}
