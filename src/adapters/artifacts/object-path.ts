import { ArtifactStoreError } from './artifact-store-error.ts';

/** Google Cloud Storage and S3 both allow names of up to 1024 bytes. */
const LONGEST_NAME = 1024;

const CONTROL = /[\u0000-\u001f\u007f]/;

/**
 * Gives the path back if it is one that every store can keep and that cannot leave its place: relative, `/` between
 * segments, no empty, `.` or `..` segment, no control characters, at most 1024 bytes. Throws BAD_PATH.
 */
export function checkObjectPath(path: string): string {
  const problem = problemOf(path);
  if (problem === undefined) return path;
  throw new ArtifactStoreError(
    'BAD_PATH',
    `${JSON.stringify(path.slice(0, 200))} is no path in an artifact store: ${problem}`,
  );
}

/** As {@link checkObjectPath}, for a prefix: it may be empty or end in the middle of a name or with `/`. */
export function checkPrefix(prefix: string): string {
  if (prefix !== '') checkObjectPath(prefix.endsWith('/') ? prefix.slice(0, -1) : prefix);
  return prefix;
}

function problemOf(path: string): string | undefined {
  if (path === '') return 'it is empty';
  if (path.startsWith('/')) return 'it must be relative';
  if (CONTROL.test(path)) return 'it has control characters';
  if (/\p{Surrogate}/u.test(path)) return 'it is not valid Unicode';
  if (Buffer.byteLength(path) > LONGEST_NAME) return 'it is longer than 1024 bytes';
  const bad = path.split('/').find((segment) => ['', '.', '..'].includes(segment));
  return bad === undefined ? undefined : `it has the segment "${bad}"`;
}
