import { setTimeout as sleep } from 'node:timers/promises';
import { EmulatorError } from './errors.ts';
import { newestByContext } from './shapes/status.ts';
import type { Comment, Repo, Status } from './state.ts';
import { type World, issueOf, repoOf } from './world.ts';

/** What a test looks at. `repo` is `org/name` everywhere. */
export interface Observations {
  /** Every status of a commit, in the order in which they were set. */
  statuses(repo: string, sha: string): readonly Status[];
  comments(repo: string, number: number): readonly Comment[];
  labels(repo: string, number: number): readonly string[];
  /** Logins. */
  assignees(repo: string, number: number): readonly string[];
  /** Waits until the newest status of a context is as wished. Throws TIMED_OUT with what it was last. */
  waitForStatus(repo: string, sha: string, wish: StatusWish): Promise<Status>;
}

export interface StatusWish {
  readonly context: string;
  readonly is: (status: Status) => boolean;
  readonly timeoutMs: number;
}

const LOOK_EVERY_MS = 20;

export function observe(world: World): Observations {
  return {
    statuses: (repo, sha) => repoOf(world, repo).statuses.filter((status) => status.sha === sha),
    comments: (repo, number) =>
      repoOf(world, repo).comments.filter((comment) => comment.number === number),
    labels: (repo, number) => issueOf(repoOf(world, repo), number).labels,
    assignees: (repo, number) => issueOf(repoOf(world, repo), number).assignees ?? [],
    waitForStatus: (repo, sha, wish) => waitForStatus(repoOf(world, repo), sha, wish),
  };
}

async function waitForStatus(repo: Repo, sha: string, wish: StatusWish): Promise<Status> {
  const deadline = Date.now() + wish.timeoutMs;
  for (;;) {
    const newest = newestByContext(repo, sha).find(({ context }) => context === wish.context);
    if (newest !== undefined && wish.is(newest)) return newest;
    if (Date.now() > deadline) {
      const last =
        newest === undefined ? 'never set' : `${newest.state}: ${newest.description ?? ''}`;
      throw new EmulatorError(
        'TIMED_OUT',
        `the status ${wish.context} of ${repo.org}/${repo.name}@${sha} is not as wished after ${wish.timeoutMs} ms; it is ${last}`,
      );
    }
    await sleep(LOOK_EVERY_MS);
  }
}
