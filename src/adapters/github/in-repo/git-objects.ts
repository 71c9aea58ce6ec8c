import { fullName, type RepoName, type Sha } from '../../../prowjob/ids.ts';
import type { Sessions } from '../sessions.ts';
import { GitBlob, GitCommit, GitTree, type TreeEntry, readAs } from '../wire.ts';
import { createMemory } from './memory.ts';
import { type RootEntries, rootEntries } from './root-entries.ts';

/** Everything below a directory, unless there is more than GitHub lists. */
export interface Listing {
  readonly entries: readonly TreeEntry[];
  readonly isCutOff: boolean;
}

/** Objects of a repository's git database. They are named after their content, so what can be remembered is. */
export interface GitObjects {
  /** What a commit holds of in-repo configuration. */
  root(repo: RepoName, commit: Sha): Promise<RootEntries>;
  /** All that is below a directory, with paths from there. */
  below(repo: RepoName, tree: string): Promise<Listing>;
  /** The text of a file; `undefined` when it is not UTF-8. */
  text(repo: RepoName, blob: string): Promise<string | undefined>;
  /** The commits that a commit follows, in order. */
  parents(repo: RepoName, commit: Sha): Promise<readonly Sha[]>;
}

/** Root entries weigh about 300 bytes, so this is 6 MB. */
const REMEMBERED_COMMITS = 20_000;
/** Of all texts together. */
const REMEMBERED_CHARACTERS = 32 * 1024 * 1024;

export function gitObjects(sessions: Sessions): GitObjects {
  const roots = createMemory<RootEntries>(REMEMBERED_COMMITS);
  const texts = createMemory<string | undefined>(
    REMEMBERED_CHARACTERS,
    (text) => 100 + (text?.length ?? 0),
  );

  async function ask(kind: string, { org, repo }: RepoName, sha: string, more: object = {}) {
    const route = `GET /repos/{org}/{repo}/git/${kind}/{sha}`;
    const session = await sessions.of({ org, repo });
    const { data } = await session.ask(route, { org, repo, sha, ...more });
    return { data, route };
  }

  return {
    root: (repo, commit) =>
      roots.recall(questionOf(repo, commit), async () => {
        const { data, route } = await ask('trees', repo, commit);
        const { tree, truncated } = readAs(GitTree, data, route);
        return rootEntries(tree, truncated, `${fullName(repo)}@${commit}`);
      }),
    async below(repo, tree) {
      const { data, route } = await ask('trees', repo, tree, { recursive: '1' });
      const { tree: entries, truncated: isCutOff } = readAs(GitTree, data, route);
      return { entries, isCutOff };
    },
    text: (repo, blob) =>
      texts.recall(questionOf(repo, blob), async () => {
        const { data, route } = await ask('blobs', repo, blob);
        return decode(readAs(GitBlob, data, route).content);
      }),
    async parents(repo, commit) {
      const { data, route } = await ask('commits', repo, commit);
      return readAs(GitCommit, data, route).parents.map(({ sha }) => sha);
    },
  };
}

/** GitHub takes the names of repositories in any case of letters. */
export function questionOf(repo: RepoName, ...ids: readonly string[]): string {
  return [fullName(repo).toLowerCase(), ...ids].join(' ');
}

function decode(base64: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(base64, 'base64'));
  } catch {
    return undefined;
  }
}
