import { extname } from 'node:path';
import type { ObjectInfo } from '../../../src/ports/artifact-store.ts';

/** Go's own table and what most systems add to it that tests write. Source: Go, mime/type.go `builtinTypesLower`. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  gif: 'image/gif',
  htm: 'text/html; charset=utf-8',
  html: 'text/html; charset=utf-8',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  log: 'text/plain; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  wasm: 'application/wasm',
  webp: 'image/webp',
  xml: 'text/xml; charset=utf-8',
  yaml: 'text/plain; charset=utf-8',
  yml: 'text/plain; charset=utf-8',
};

/** The type for a name's last extension; `configured` (extension → type) goes first. */
export function mediaType(
  name: string,
  configured: Readonly<Record<string, string>>,
): string | undefined {
  const extension = name.split('.').at(-1) ?? '';
  // Own keys only: an artifact may be called x.constructor.
  for (const table of [configured, MEDIA_TYPES]) {
    if (Object.hasOwn(table, extension)) return table[extension];
  }
  return undefined;
}

/**
 * The name under which a file is stored, and what a browser is told: `log.txt.gz` becomes `log.txt` with the encoding
 * gzip, so that it opens as text. Prow: pkg/pod-utils/gcs/metadata.go `WriterOptionsFromFileName`.
 */
export function describeFile(
  fileName: string,
  configured: Readonly<Record<string, string>>,
): { readonly name: string; readonly info: ObjectInfo } {
  const packed = /^(?:(.*)\.)?(?:gz|gzip)$/s.exec(fileName);
  if (packed === null) return { name: fileName, info: typed(mediaType(fileName, configured)) };
  const name = packed[1];
  const type = name === undefined || name === '' ? undefined : mediaType(name, configured);
  if (type === undefined) return { name: name || fileName, info: typed('application/gzip') };
  return { name: name || fileName, info: { contentType: type, contentEncoding: 'gzip' } };
}

/** Whether a file of this name is to be packed before it is stored. Prow: upload.go `shouldCompressFileType`. */
export function shouldCompress(path: string, types: readonly string[]): boolean {
  const extension = extname(path).slice(1);
  if (extension === 'gz' || extension === 'gzip') return false;
  return types.includes('*') || types.includes(extension);
}

const typed = (contentType: string | undefined): ObjectInfo =>
  contentType === undefined ? {} : { contentType };
