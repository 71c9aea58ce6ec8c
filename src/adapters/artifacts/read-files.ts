import type { ArtifactStore } from '../../ports/artifact-store.ts';

/** Requests at a time: a day of the history may have hundreds of files. */
const AT_ONCE = 16;

/** The texts of files in their order; `undefined` for one that is gone. */
export async function* readFiles(
  store: Pick<ArtifactStore, 'get'>,
  paths: readonly string[],
): AsyncGenerator<string | undefined> {
  for (let from = 0; from < paths.length; from += AT_ONCE) {
    const some = paths.slice(from, from + AT_ONCE);
    const files = await Promise.all(some.map((path) => store.get(path)));
    for (const bytes of files) yield bytes && new TextDecoder().decode(bytes);
  }
}
