import { parseBucket } from '../../prowjob/storage-path.ts';
import { ArtifactStoreError } from './artifact-store-error.ts';
import { checkObjectPath } from './object-path.ts';

/** Where an artifact store is. `bucket` is an absolute path for `file`; `prefix` goes before every path. */
export interface StoreLocation {
  readonly provider: Provider;
  readonly bucket: string;
  readonly prefix?: string;
}

/** Google Cloud Storage, anything that speaks S3, a directory. */
export type Provider = 'gs' | 's3' | 'file';

/** Names that both Google and Amazon accept, and no more than a name. */
const BUCKET_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,221}$/;

/**
 * Reads Prow's text for a bucket: `name` or `gs://name`, `s3://name`, `file:///directory`; a path after the name becomes
 * the prefix. Throws BAD_LOCATION. Prow: pkg/apis/prowjobs/v1/types.go `ParsePath`.
 */
export function parseLocation(text: string): StoreLocation {
  const { provider, location } = parseBucket(text);
  switch (provider) {
    case 'file':
      return { provider, bucket: directory(location, text) };
    case 'gs':
    case 's3':
      return { provider, ...bucketOf(location, text) };
    default:
      throw bad(text, `"${provider}" is no kind of store: use gs://, s3:// or file://`);
  }
}

function directory(location: string, text: string): string {
  if (!location.startsWith('/')) throw bad(text, 'a directory is written file:///absolute/path');
  const path = location.replace(/\/+$/, '');
  if (path !== '') checkObjectPath(path.slice(1));
  return path || '/';
}

function bucketOf(location: string, text: string): { bucket: string; prefix?: string } {
  const [bucket = '', ...rest] = location.replace(/\/+$/, '').split('/');
  if (!BUCKET_NAME.test(bucket)) throw bad(text, `"${bucket}" is no bucket's name`);
  if (rest.length === 0) return { bucket };
  return { bucket, prefix: checkObjectPath(rest.join('/')) };
}

const bad = (text: string, problem: string): ArtifactStoreError =>
  new ArtifactStoreError(
    'BAD_LOCATION',
    `bucket ${JSON.stringify(text.slice(0, 200))}: ${problem}`,
  );
