import type { ArtifactStore } from '../../ports/artifact-store.ts';
import { checkObjectPath, checkPrefix } from './object-path.ts';

/** The part of a store below a prefix, as a store of its own: paths in and out are relative to it. */
export function underPrefix(store: ArtifactStore, prefix: string): ArtifactStore {
  const base = `${checkObjectPath(prefix)}/`;
  return {
    // Checked before they are joined: nothing may lead out of the prefix.
    put: async (path, body, meta) => store.put(base + checkObjectPath(path), body, meta),
    putNew: async (path, body, meta) => store.putNew(base + checkObjectPath(path), body, meta),
    get: async (path) => store.get(base + checkObjectPath(path)),
    open: async (path) => store.open(base + checkObjectPath(path)),
    async *list(from) {
      for await (const path of store.list(base + checkPrefix(from))) yield path.slice(base.length);
    },
    delete: async (path) => store.delete(base + checkObjectPath(path)),
  };
}
