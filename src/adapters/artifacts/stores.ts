import { stat } from 'node:fs/promises';
import type { ArtifactStore, ArtifactStores } from '../../ports/artifact-store.ts';
import { openStore, type StoreCredentials } from './open-store.ts';
import { parseLocation } from './store-location.ts';

/** Jobs may name buckets of their own; an installation has a handful. */
const MOST_OPEN = 50;

interface Opened {
  /** The files of credentials as they were. */
  readonly version: string;
  readonly store: Promise<ArtifactStore>;
}

/** The stores of all buckets, each opened once, and again when a file of credentials has changed. */
export function artifactStores(credentials: StoreCredentials): ArtifactStores {
  const known = new Map<string, Opened>();
  const { gcsCredentialsFile, s3CredentialsFile } = credentials;
  return async (bucket) => {
    const version = (
      await Promise.all([gcsCredentialsFile, s3CredentialsFile].map(versionOf))
    ).join();
    const before = known.get(bucket);
    if (before?.version === version) return before.store;
    if (known.size >= MOST_OPEN) known.clear();
    const store = openStore(parseLocation(bucket), credentials);
    known.set(bucket, { version, store });
    store.catch(() => {
      // What could not be opened may be repaired without a change of the file.
      if (known.get(bucket)?.store === store) known.delete(bucket);
    });
    return store;
  };
}

/** A mounted Secret is replaced as a whole, behind a symbolic link. */
async function versionOf(file: string | undefined): Promise<string> {
  if (file === undefined) return '';
  const found = await stat(file).catch(() => undefined);
  return found === undefined ? 'missing' : `${String(found.ino)}/${String(found.mtimeMs)}`;
}
