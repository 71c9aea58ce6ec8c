import type { CodeHost } from '../../ports/code-host.ts';
import type { RepoName } from '../../prowjob/ids.ts';
import { createMemory } from './in-repo/memory.ts';
import { questionOf } from './in-repo/git-objects.ts';
import type { Sessions } from './sessions.ts';
import { Labels, readAs } from './wire.ts';

/** A repository with more than 2,000 labels is not worth more calls. */
const REPO_PAGES = 20;
/** GitHub lets an issue have 100 labels. */
const ISSUE_PAGES = 1;
/** A label weighs about 50 bytes, so this is 5 MB. */
const REMEMBERED_LABELS = 100_000;

/** The labels of issues, pull requests and repositories. Those of a repository change rarely, and are asked for often. */
export function labels(
  sessions: Sessions,
  ttlMs: number,
  now: () => number = () => Date.now(),
): Pick<CodeHost, 'labelsOf' | 'repoLabels'> {
  const memory = createMemory<readonly string[]>(REMEMBERED_LABELS, (names) => names.length + 1);
  const read = async (
    { org, repo }: RepoName,
    route: string,
    parameters: object,
    maxPages: number,
  ): Promise<readonly string[]> => {
    const session = await sessions.of({ org, repo });
    const pages = await session.askAll(route, { org, repo, ...parameters }, maxPages);
    return pages.flatMap((page) => readAs(Labels, page, route)).map(({ name }) => name);
  };
  return {
    labelsOf: (repo, number) =>
      read(repo, 'GET /repos/{org}/{repo}/issues/{number}/labels', { number }, ISSUE_PAGES),
    /** The question has the time in it, so that an answer is forgotten with its turn of the clock. */
    repoLabels: (repo) =>
      memory.recall(questionOf(repo, String(Math.floor(now() / Math.max(1, ttlMs)))), () =>
        read(repo, 'GET /repos/{org}/{repo}/labels', {}, REPO_PAGES),
      ),
  };
}
