import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { openStore } from '../../adapters/artifacts/open-store.ts';
import type { StoreCredentials } from '../../adapters/artifacts/open-store.ts';
import { parseLocation } from '../../adapters/artifacts/store-location.ts';

const Statuses = z.record(z.string(), z.string());

/**
 * Reads `plank.build_cluster_status_file`: the build clusters and their states, as Prow's controller writes them.
 * `undefined` when there is no such file yet; throws when it is none, or the store refuses.
 * Prow: cmd/checkconfig/main.go `validateCluster`.
 */
export async function readClusterStatuses(
  location: string,
  credentials: StoreCredentials,
): Promise<Readonly<Record<string, string>> | undefined> {
  const text = await textAt(location, credentials);
  if (text === undefined) return undefined;
  const read = Statuses.safeParse(jsonOf(text));
  if (read.success) return read.data;
  throw new Error(
    `plank.build_cluster_status_file: ${location} is no JSON map of clusters and states`,
  );
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
