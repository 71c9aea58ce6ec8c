import type { ArtifactStore } from '../../ports/artifact-store.ts';
import { fileStore } from './file-store.ts';
import type { StoreLocation } from './store-location.ts';
import { readS3Credentials } from './s3-credentials.ts';
import { underPrefix } from './under-prefix.ts';

/** Paths of credential files; where one is missing, the SDK looks for ambient credentials. */
export interface StoreCredentials {
  /** A Google service account's JSON. */
  readonly gcsCredentialsFile?: string;
  /** Prow's JSON of region, endpoint and keys. */
  readonly s3CredentialsFile?: string;
  /** URL of a Google Cloud Storage emulator, used without credentials. */
  readonly gcsEndpoint?: string;
}

/**
 * Opens the store at a location. Throws BAD_CREDENTIALS when a credentials file cannot be used; no request is made yet.
 * The SDKs are loaded only when they are needed: each takes longer to load than the sidecar's whole work with a directory.
 */
export async function openStore(
  location: StoreLocation,
  credentials: StoreCredentials = {},
): Promise<ArtifactStore> {
  const store = await openWhole(location, credentials);
  return location.prefix === undefined ? store : underPrefix(store, location.prefix);
}

async function openWhole(
  { provider, bucket }: StoreLocation,
  { gcsCredentialsFile, s3CredentialsFile, gcsEndpoint }: StoreCredentials,
): Promise<ArtifactStore> {
  switch (provider) {
    case 'file':
      return fileStore(bucket);
    case 's3': {
      const [{ s3Store }, access] = await Promise.all([
        import('./s3-store.ts'),
        readS3Credentials(s3CredentialsFile),
      ]);
      return s3Store(bucket, access);
    }
    case 'gs': {
      const { gcsStore } = await import('./gcs-store.ts');
      return gcsStore(bucket, {
        ...(gcsCredentialsFile === undefined ? {} : { credentialsFile: gcsCredentialsFile }),
        ...(gcsEndpoint === undefined ? {} : { endpoint: gcsEndpoint }),
      });
    }
  }
}
