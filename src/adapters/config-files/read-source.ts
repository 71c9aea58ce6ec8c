import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Problem } from '../../config/problem.ts';
import type { SourceFile } from '../../config/yaml.ts';

/** A file's text, or why there is none. */
export type Source =
  | { readonly ok: true; readonly file: SourceFile }
  | { readonly ok: false; readonly problem: Problem };

/** What a gzipped file may unfold to: ten times the largest configuration known. */
const MAX_UNPACKED_BYTES = 64 * 1024 * 1024;

/** Reads a UTF-8 file, gzipped or not. Prow: pkg/config/config.go `ReadFileMaybeGZIP`. */
export async function readSource(path: string): Promise<Source> {
  try {
    const bytes = await unpacked(await readFile(path));
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { ok: true, file: { path, text } };
  } catch (error) {
    return {
      ok: false,
      problem: { file: path, says: `the file cannot be read: ${reason(error)}` },
    };
  }
}

async function unpacked(bytes: Buffer): Promise<Buffer> {
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return isGzip ? promisify(gunzip)(bytes, { maxOutputLength: MAX_UNPACKED_BYTES }) : bytes;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a directory',
  EACCES: 'the permission is missing',
  ERR_ENCODING_INVALID_ENCODED_DATA: 'it is not UTF-8 text',
};

/** Why the file system refused, in words. */
export function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  return Object.hasOwn(REASONS, code) ? (REASONS[code] ?? code) : error.message;
}
