import type { FileContents } from '../git/import-stream.ts';
import type { Pull, Repo } from '../state.ts';
import { pushPayload } from '../webhooks/push.ts';
import { type World, newId, now } from '../world.ts';
import { headRefOf, headsMoved, moveHead } from './pulls.ts';
import type { RefMove } from './ref-move.ts';

export interface NewRepo {
  readonly org: string;
  readonly name: string;
  readonly files: FileContents;
  readonly private?: boolean;
}

/** A repository with one commit on `main`, which nobody is told of. */
export async function createRepo(world: World, asked: NewRepo): Promise<Repo> {
  const repo: Repo = {
    id: newId(world),
    org: asked.org,
    name: asked.name,
    private: asked.private ?? false,
    defaultBranch: 'main',
    createdAt: now(),
    pushedAt: now(),
    collaborators: [],
    labels: [],
    pulls: [],
    comments: [],
    statuses: [],
  };
  await world.git.create(repo);
  await world.git.commit(repo, {
    ref: 'refs/heads/main',
    files: asked.files,
    message: 'Initial commit',
    author: asked.org,
    at: new Date(),
  });
  world.state.repos.push(repo);
  world.changed();
  return repo;
}

/** A commit to make on a ref. */
export interface Push {
  readonly ref: string;
  readonly files: FileContents;
  readonly author: string;
  readonly message: string;
  /** Where a new ref starts; at the default branch when it does not say. */
  readonly start?: string | undefined;
}

/** Commits to a ref as a push does, and gives the new head. */
export async function pushFiles(world: World, repo: Repo, push: Push): Promise<string> {
  const { ref, files, author, message, start = repo.defaultBranch } = push;
  const before = await world.git.resolve(repo, ref);
  const parent = before ?? (await world.git.resolve(repo, start));
  const at = new Date();
  // Equal changes in the same second would be one commit to git, and share their statuses.
  const unique = `${message}\n\nChange: ${newId(world)}`;
  const after = await world.git.commit(repo, { ref, parent, files, author, message: unique, at });
  await refMoved(world, repo, { ref, before, after, pusher: author });
  return after;
}

/** Commits to the head of a pull request and gives the new head. */
export async function pushToPull(
  world: World,
  repo: Repo,
  pull: Pull,
  files: FileContents,
): Promise<string> {
  const { author, headRef } = pull;
  const ref = headRefOf(world, repo, author, headRef);
  const after = await pushFiles(world, repo, { ref, files, author, message: 'More changes' });
  if (pull.fromFork) await moveHead(world, repo, pull, { after, pusher: author });
  return after;
}

/** What follows from a push: nothing in a fork, whose events nobody here hears; else its event, and `synchronize` of the pull requests whose head moved. */
export async function refMoved(world: World, repo: Repo, move: RefMove): Promise<void> {
  if (!/^refs\/(heads|tags)\//.test(move.ref)) return;
  repo.pushedAt = now();
  world.announce(repo, {
    name: 'push',
    sender: move.pusher,
    payload: await pushPayload(world, repo, move),
  });
  if (move.after !== undefined && move.ref.startsWith('refs/heads/')) {
    await headsMoved(world, repo, move.ref.slice('refs/heads/'.length), {
      after: move.after,
      pusher: move.pusher,
    });
  }
}
