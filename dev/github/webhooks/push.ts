import type { RefMove } from '../acts/ref-move.ts';
import type { Commit, Person } from '../git/commits.ts';
import { repoPage } from '../links.ts';
import { repositoryShape } from '../shapes/repository.ts';
import { type Repo, isSame } from '../state.ts';
import type { World } from '../world.ts';

const NO_COMMIT = '0'.repeat(40);

/** GitHub's `push` payload, whose repository differs from that of other events in its times and owner. */
export async function pushPayload(
  world: World,
  repo: Repo,
  { ref, before, after, pusher }: RefMove,
): Promise<Record<string, unknown>> {
  const commits = after === undefined ? [] : await newCommits(world, repo, { ref, before, after });
  const shapes = commits.map((commit) => commitOfPush(world, repo, commit));
  const page = repoPage(world.links, repo);
  return {
    ref,
    before: before ?? NO_COMMIT,
    after: after ?? NO_COMMIT,
    created: before === undefined,
    deleted: after === undefined,
    forced: false,
    base_ref: null,
    compare: `${page}/compare/${(before ?? NO_COMMIT).slice(0, 12)}...${(after ?? NO_COMMIT).slice(0, 12)}`,
    commits: shapes,
    head_commit: shapes.at(-1) ?? null,
    pusher: { name: pusher, email: `${pusher}@users.example` },
    repository: pushedRepository(world, repo),
  };
}

/** Of a new branch, the commits that no other branch has. */
async function newCommits(
  world: World,
  repo: Repo,
  move: { ref: string; before: string | undefined; after: string },
): Promise<readonly Commit[]> {
  if (move.before !== undefined) return world.git.commits(repo, move.after, [move.before]);
  const refs = await world.git.refs(repo);
  const others = [...refs].filter(([ref]) => ref.startsWith('refs/heads/') && ref !== move.ref);
  return world.git.commits(repo, move.after, [...new Set(others.map(([, sha]) => sha))]);
}

function commitOfPush(world: World, repo: Repo, commit: Commit) {
  const paths = (...statuses: readonly string[]): readonly string[] =>
    commit.files.filter(({ status }) => statuses.includes(status)).map(({ path }) => path);
  const renamedAway = commit.files.flatMap(({ previousPath }) => previousPath ?? []);
  return {
    id: commit.sha,
    tree_id: commit.tree,
    distinct: true,
    message: commit.message,
    timestamp: commit.committer.date,
    url: `${repoPage(world.links, repo)}/commit/${commit.sha}`,
    author: personOfPush(world, commit.author),
    committer: personOfPush(world, commit.committer),
    added: paths('added', 'renamed'),
    removed: [...paths('removed'), ...renamedAway],
    modified: paths('modified'),
  };
}

function personOfPush(world: World, { name, email, date }: Person) {
  const account = world.state.accounts.find(({ login }) => isSame(login, name));
  return { name, email, date, ...(account === undefined ? {} : { username: account.login }) };
}

function pushedRepository(world: World, repo: Repo): Record<string, unknown> {
  const shape = repositoryShape(world, repo);
  const seconds = (time: string): number => Math.floor(Date.parse(time) / 1000);
  return {
    ...shape,
    owner: { ...shape.owner, name: repo.org, email: null },
    organization: repo.org,
    master_branch: repo.defaultBranch,
    stargazers: 0,
    created_at: seconds(repo.createdAt),
    pushed_at: seconds(repo.pushedAt),
  };
}
