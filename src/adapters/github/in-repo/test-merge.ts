import { setTimeout as sleep } from 'node:timers/promises';
import type { PullToMerge } from '../../../ports/in-repo-files.ts';
import { fullName, type RepoName, type Sha } from '../../../prowjob/ids.ts';
import { GitHubError } from '../failure.ts';
import type { Sessions } from '../sessions.ts';
import { TestMerge, readAs } from '../wire.ts';
import type { GitObjects } from './git-objects.ts';
import type { RootEntries } from './root-entries.ts';

/**
 * GitHub merges a pull request with its base when somebody asks for it, which takes it some seconds ("Get a pull
 * request"). How long to wait before each look, in units of the retry delay: 30 seconds in all.
 */
const WAITS = [0, 1, 4, 9, 16];

/**
 * The in-repo configuration of GitHub's own merge of a pull request and its base. Throws CONFLICT when there is none,
 * NOT_MERGED when it is still not there after a while, UNAVAILABLE when the pull request has another head by now.
 */
export async function testMergeEntries(
  { sessions, git, retryDelayMs }: Surroundings,
  repo: RepoName,
  pull: PullToMerge,
): Promise<RootEntries> {
  for (const wait of WAITS) {
    await sleep(wait * retryDelayMs);
    const entries = await look({ sessions, git }, repo, pull);
    if (entries !== undefined) return entries;
  }
  throw new GitHubError(
    'NOT_MERGED',
    `${nameOf(repo, pull)}: GitHub has not merged it with its base for a test yet`,
  );
}

interface Surroundings {
  readonly sessions: Sessions;
  readonly git: GitObjects;
  readonly retryDelayMs: number;
}

async function look(
  { sessions, git }: Pick<Surroundings, 'sessions' | 'git'>,
  { org, repo: name }: RepoName,
  pull: PullToMerge,
): Promise<RootEntries | undefined> {
  const repo = { org, repo: name };
  const route = 'GET /repos/{org}/{repo}/pulls/{number}';
  const session = await sessions.of(repo);
  const { data } = await session.ask(route, { ...repo, number: pull.number });
  const { head, mergeable, merge_commit_sha: merge } = readAs(TestMerge, data, route);
  if (head.sha !== pull.headSha) {
    throw new GitHubError('UNAVAILABLE', `${nameOf(repo, pull)} has another head by now`);
  }
  if (mergeable === false) {
    throw new GitHubError('CONFLICT', `${nameOf(repo, pull)} conflicts with its base`);
  }
  if (mergeable === null || merge === null) return undefined;
  const [base, merged, ...more] = await git.parents(repo, merge);
  if (base === undefined || merged !== pull.headSha || more.length > 0) return undefined;
  return (await isAsGood(git, repo, [base, pull.baseSha])) ? git.root(repo, merge) : undefined;
}

/** A merge with an older base does as well when in-repo configuration has not changed on the base since. */
async function isAsGood(
  git: GitObjects,
  repo: RepoName,
  [older, base]: readonly [Sha, Sha],
): Promise<boolean> {
  if (older === base) return true;
  const [then, now] = await Promise.all([git.root(repo, older), git.root(repo, base)]);
  return then.key === now.key;
}

function nameOf(repo: RepoName, { number }: PullToMerge): string {
  return `${fullName(repo)}#${String(number)}`;
}
