import type { InRepoFiles, InRepoSource } from '../../../ports/in-repo-files.ts';
import type { RepoName } from '../../../prowjob/ids.ts';
import type { Sessions } from '../sessions.ts';
import { gitObjects, questionOf } from './git-objects.ts';
import { createMemory } from './memory.ts';
import { readFiles } from './read-files.ts';
import type { RootEntries } from './root-entries.ts';
import { testMergeEntries } from './test-merge.ts';

/** Entries of a merge weigh about 300 bytes, so this is 3 MB. */
const REMEMBERED_MERGES = 10_000;
/** Of all files together; the texts are shared with those of `git-objects.ts`. */
const REMEMBERED_CHARACTERS = 32 * 1024 * 1024;

/**
 * In-repo configuration without a clone: what a commit holds never changes, so it is asked for once. A new head that does
 * not touch it costs one call.
 */
export function inRepo(sessions: Sessions, retryDelayMs: number): InRepoSource {
  const git = gitObjects(sessions);
  const merges = createMemory<RootEntries>(REMEMBERED_MERGES);
  const contents = createMemory<InRepoFiles>(REMEMBERED_CHARACTERS, weightOf);
  const filesOf = (repo: RepoName, entries: RootEntries): Promise<InRepoFiles> =>
    contents.recall(questionOf(repo, entries.key), () => readFiles(git, repo, entries));
  return {
    inRepoFiles: async (repo, commit) => filesOf(repo, await git.root(repo, commit)),
    async mergedInRepoFiles(repo, pull) {
      const { baseSha, headSha } = pull;
      const [base, head] = await Promise.all([git.root(repo, baseSha), git.root(repo, headSha)]);
      if (base.key === head.key) return filesOf(repo, base);
      const merged = await merges.recall(questionOf(repo, baseSha, headSha), () =>
        testMergeEntries({ sessions, git, retryDelayMs }, repo, pull),
      );
      return filesOf(repo, merged);
    },
  };
}

function weightOf({ files }: InRepoFiles): number {
  return files.reduce((sum, { text }) => sum + text.length, 100);
}
