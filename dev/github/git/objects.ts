import { runForBytes } from '../../stack/command.ts';
import { GIT_ENVIRONMENT } from './environment.ts';
import type { GitRepo } from './git-repo.ts';
import { orUndefined } from './or-undefined.ts';
import { type TreeEntry, parseTree } from './tree.ts';

/** What a repository keeps, by its ids. */
export interface GitObjects {
  /** What a tree, or the tree of a commit, holds; `undefined` when there is none of this name. */
  readonly tree: (
    repo: GitRepo,
    name: string,
    isRecursive: boolean,
  ) => Promise<readonly TreeEntry[] | undefined>;
  /** The bytes of a file by the id of its blob; `undefined` when there is none. */
  readonly blob: (repo: GitRepo, sha: string) => Promise<Buffer | undefined>;
}

export function gitObjects(pathOf: (repo: GitRepo) => string): GitObjects {
  const git = (repo: GitRepo, ...args: readonly string[]): Promise<Buffer | undefined> =>
    orUndefined(runForBytes('git', ['-C', pathOf(repo), ...args], { env: GIT_ENVIRONMENT }));
  return {
    async tree(repo, name, isRecursive) {
      const options = isRecursive ? ['-r', '-t'] : [];
      const listing = await git(repo, 'ls-tree', '-z', '-l', ...options, name);
      return listing === undefined ? undefined : parseTree(listing.toString());
    },
    blob: (repo, sha) => git(repo, 'cat-file', 'blob', sha),
  };
}
