import type { CodeHost } from '../../ports/code-host.ts';
import type { RepoName } from '../../prowjob/ids.ts';
import { questionOf } from './in-repo/git-objects.ts';
import { createMemory } from './in-repo/memory.ts';
import type { Sessions } from './sessions.ts';
import { GitBlob, GitTree, type TreeEntry, readAs } from './wire.ts';

/** Longer texts are no settings. */
const MOST_BYTES = 64 * 1024;
/** An entry weighs about 300 bytes, so this is 15 MB. */
const REMEMBERED_ENTRIES = 50_000;
/** Of all texts together. */
const REMEMBERED_CHARACTERS = 8 * 1024 * 1024;

/** Single files without a clone: directories and files never change under their ids, so each is asked for once. */
export function files(sessions: Sessions): Pick<CodeHost, 'textFile'> {
  const trees = createMemory<readonly TreeEntry[]>(REMEMBERED_ENTRIES, (tree) => tree.length + 1);
  const texts = createMemory<string | undefined>(
    REMEMBERED_CHARACTERS,
    (text) => 100 + (text?.length ?? 0),
  );
  const ask = async (route: string, { org, repo }: RepoName, sha: string): Promise<unknown> => {
    const session = await sessions.of({ org, repo });
    return (await session.ask(route, { org, repo, sha })).data;
  };
  const entriesOf = (repo: RepoName, sha: string): Promise<readonly TreeEntry[]> =>
    trees.recall(questionOf(repo, sha), async () => {
      const route = 'GET /repos/{org}/{repo}/git/trees/{sha}';
      return readAs(GitTree, await ask(route, repo, sha), route).tree;
    });
  const textOf = (repo: RepoName, sha: string): Promise<string | undefined> =>
    texts.recall(questionOf(repo, sha), async () => {
      const route = 'GET /repos/{org}/{repo}/git/blobs/{sha}';
      return decode(readAs(GitBlob, await ask(route, repo, sha), route).content);
    });
  return {
    async textFile(repo, commit, path) {
      const names = path.split('/');
      const directories = names.slice(0, -1);
      let tree: string | undefined = commit;
      for (const name of directories) {
        tree = (await entryOf(entriesOf(repo, tree), name, isDirectory))?.sha;
        if (tree === undefined) return undefined;
      }
      const file = await entryOf(entriesOf(repo, tree), names.at(-1) ?? '', isSmallFile);
      return file && textOf(repo, file.sha);
    },
  };
}

async function entryOf(
  entries: Promise<readonly TreeEntry[]>,
  name: string,
  isWanted: (entry: TreeEntry) => boolean,
): Promise<TreeEntry | undefined> {
  return (await entries).find((entry) => entry.path === name && isWanted(entry));
}

function isDirectory({ type }: TreeEntry): boolean {
  return type === 'tree';
}

/** A link is no file: where it leads to is not looked at. */
function isSmallFile({ type, mode, size = Infinity }: TreeEntry): boolean {
  return type === 'blob' && mode.startsWith('100') && size <= MOST_BYTES;
}

function decode(base64: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(base64, 'base64'));
  } catch {
    return undefined;
  }
}
