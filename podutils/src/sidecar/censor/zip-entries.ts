import type { FileHandle } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';
import { PodutilsError } from '../../podutils-error.ts';
import { through } from '../../upload/through.ts';

/** Sizes and signatures. Source: PKWARE, APPNOTE.TXT 4.3.7, 4.3.12, 4.3.16. */
const END = { signature: 0x06054b50, size: 22, longestComment: 0xffff };
const ENTRY = { signature: 0x02014b50, size: 46 };
const LOCAL = { signature: 0x04034b50, size: 30 };
const STORED = 0;
const DEFLATED = 8;
const IN_ZIP64 = 0xffffffff;

/** The unpacked content of each file of a zip archive. Throws WITHHELD for archives that it cannot look into. */
export async function* zipEntries(file: FileHandle): AsyncGenerator<AsyncIterable<Uint8Array>> {
  const directory = await centralDirectory(file);
  for (let at = 0; at + ENTRY.size <= directory.byteLength;) {
    if (directory.readUInt32LE(at) !== ENTRY.signature) throw closed('its directory is damaged');
    const method = directory.readUInt16LE(at + 10);
    const size = directory.readUInt32LE(at + 20);
    const offset = directory.readUInt32LE(at + 42);
    const isEncrypted = (directory.readUInt16LE(at + 8) & 1) === 1;
    if (isEncrypted || size === IN_ZIP64 || offset === IN_ZIP64) {
      throw closed('it is encrypted or in the zip64 format');
    }
    yield content(file, method, size, offset);
    const variable = [28, 30, 32].map((field) => directory.readUInt16LE(at + field));
    at += variable.reduce((sum, length) => sum + length, ENTRY.size);
  }
}

async function centralDirectory(file: FileHandle): Promise<Buffer> {
  const { size } = await file.stat();
  const length = Math.min(size, END.size + END.longestComment);
  const tail = await readAt(file, size - length, length);
  for (let at = tail.byteLength - END.size; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== END.signature) continue;
    const [bytes, start] = [tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)];
    if (start + bytes > size) throw closed('its directory is damaged');
    return readAt(file, start, bytes);
  }
  throw closed('it has no directory');
}

async function* content(file: FileHandle, method: number, size: number, offset: number) {
  if (method !== STORED && method !== DEFLATED) throw closed('it is packed in an unknown way');
  const local = await readAt(file, offset, LOCAL.size);
  if (local.readUInt32LE(0) !== LOCAL.signature) throw closed('its directory is damaged');
  const start = offset + LOCAL.size + local.readUInt16LE(26) + local.readUInt16LE(28);
  const packed = range(file, start, size);
  yield* method === STORED ? packed : through(packed, createInflateRaw());
}

async function* range(file: FileHandle, start: number, size: number): AsyncGenerator<Buffer> {
  for (let done = 0; done < size;) {
    const part = await readAt(file, start + done, Math.min(size - done, 1024 * 1024));
    done += part.byteLength;
    yield part;
  }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead < length) throw closed('it is cut short');
  return buffer;
}

const closed = (why: string): PodutilsError =>
  new PodutilsError('WITHHELD', `withheld: this zip archive cannot be looked into: ${why}`);
