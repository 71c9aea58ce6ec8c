import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ArtifactStoreError } from '../../adapters/artifacts/artifact-store-error.ts';
import { openStore } from '../../adapters/artifacts/open-store.ts';
import type { StoreCredentials } from '../../adapters/artifacts/open-store.ts';
import { parseLocation } from '../../adapters/artifacts/store-location.ts';
import { reason } from '../../adapters/config-files/read-source.ts';
import type { ClusterStatuses } from '../../config/lint/rule.ts';

const Statuses = z.record(z.string(), z.string());

/**
 * Reads `plank.build_cluster_status_file`: the build clusters and their states, as Prow's controller writes them.
 * `undefined` when there is no such file yet. That it cannot be read is no reason to check nothing else; throws when the
 * credentials that were given are none.
 * Prow: cmd/checkconfig/main.go `validateCluster`.
 */
export async function readClusterStatuses(
  location: string,
  credentials: StoreCredentials,
): Promise<ClusterStatuses | undefined> {
  try {
    const text = await textAt(location, credentials);
    return text === undefined ? undefined : statusesIn(text, location);
  } catch (error) {
    if (isMisused(credentials, error)) throw error;
    return { ok: false, says: reason(error) };
  }
}

/** Credentials that were given and are none are a mistake of the command line, not of the configuration. */
function isMisused(credentials: StoreCredentials, error: unknown): boolean {
  const { gcsCredentialsFile, s3CredentialsFile } = credentials;
  const isGiven = gcsCredentialsFile !== undefined || s3CredentialsFile !== undefined;
  return isGiven && error instanceof ArtifactStoreError && error.code === 'BAD_CREDENTIALS';
}

function statusesIn(text: string, location: string): ClusterStatuses {
  const read = Statuses.safeParse(jsonOf(text));
  return read.success
    ? { ok: true, byCluster: read.data }
    : { ok: false, says: `${location} is no JSON map of clusters and states` };
}

async function textAt(
  location: string,
  credentials: StoreCredentials,
): Promise<string | undefined> {
  const [, folder, name] = /^(\w+:\/\/.+)\/([^/]+)$/.exec(location) ?? [];
  if (folder === undefined || name === undefined) return readFile(location, 'utf8').catch(absent);
  const store = await openStore(parseLocation(folder), credentials);
  const bytes = await store.get(name);
  return bytes && new TextDecoder().decode(bytes);
}

/** Plank makes the file only some time after it was named. */
function absent(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
