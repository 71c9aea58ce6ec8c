import { GitHubError } from '../failure.ts';
import type { TreeEntry } from '../wire.ts';

/** The names at the top of a repository that in-repo configuration is made of. */
export const DIRECTORY = '.prow';
export const FILE = '.prow.yaml';
export const IGNORE = '.prowignore';

/** What a commit holds of in-repo configuration. */
export interface RootEntries {
  /** `.prow` or else `.prow.yaml`, whatever it is. Prow: pkg/config/inrepoconfig.go `ReadProwYAML`. */
  readonly source: TreeEntry | undefined;
  /** The `.prowignore` of the whole repository, which speaks of `.prow/` as well. */
  readonly ignore: TreeEntry | undefined;
  /**
   * Identity of what is read. Where it is equal on both sides of a merge, it is that of the merge, too: git takes what
   * both sides agree on, whatever they started from.
   */
  readonly key: string;
}

/** Picks them out of the root directory of a commit. Throws REFUSED when GitHub did not list all of it. */
export function rootEntries(
  tree: readonly TreeEntry[],
  isCutOff: boolean,
  commit: string,
): RootEntries {
  if (isCutOff) {
    throw new GitHubError(
      'REFUSED',
      `${commit} has more entries in its root directory than GitHub lists, so its in-repo configuration is not known`,
    );
  }
  const named = (name: string): TreeEntry | undefined => tree.find(({ path }) => path === name);
  const directory = named(DIRECTORY);
  const source = directory ?? named(FILE);
  const ignore = directory?.type === 'tree' ? named(IGNORE) : undefined;
  const key = [source, ignore].map((one) => (one ? `${one.path} ${one.mode} ${one.sha}` : ''));
  return { source, ignore, key: key.join(' ') };
}
