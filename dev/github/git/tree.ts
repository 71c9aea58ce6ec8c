/** One entry of a tree, in the words of git and of GitHub. */
export interface TreeEntry {
  readonly path: string;
  readonly mode: string;
  /** `blob`, `tree`, or `commit` for another repository's. */
  readonly type: string;
  readonly sha: string;
  /** In bytes, of a blob. */
  readonly size?: number;
}

/** Reads `git ls-tree -z -l`. */
export function parseTree(listing: string): readonly TreeEntry[] {
  return listing
    .split('\0')
    .filter((entry) => entry !== '')
    .map((entry) => {
      const tab = entry.indexOf('\t');
      const [mode = '', type = '', sha = '', size = '-'] = entry.slice(0, tab).split(/ +/);
      const path = entry.slice(tab + 1);
      return { path, mode, type, sha, ...(size === '-' ? {} : { size: Number(size) }) };
    });
}
