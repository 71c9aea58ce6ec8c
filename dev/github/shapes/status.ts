import { nodeId, repoApi } from '../links.ts';
import type { Repo, Status } from '../state.ts';
import type { World } from '../world.ts';
import { userOf } from './account.ts';
import { repositoryShape } from './repository.ts';
import type { Json } from './json.ts';

/** GitHub's `status`. */
export function statusShape(world: World, repo: Repo, status: Status): Json {
  return { ...simpleStatusShape(world, repo, status), creator: userOf(world, status.creator) };
}

/** GitHub's `simple-commit-status`, as a combined status lists it. */
function simpleStatusShape(world: World, repo: Repo, status: Status): Json {
  return {
    id: status.id,
    node_id: nodeId('StatusContext', status.id),
    url: `${repoApi(world.links, repo)}/statuses/${status.sha}`,
    avatar_url: userOf(world, status.creator).avatar_url,
    state: status.state,
    description: status.description,
    target_url: status.targetUrl,
    context: status.context,
    created_at: status.createdAt,
    updated_at: status.createdAt,
  };
}

/** The newest status of each context, newest first. GitHub compares contexts without regard to case. */
export function newestByContext(repo: Repo, sha: string): readonly Status[] {
  const newest = new Map<string, Status>();
  for (const status of repo.statuses) {
    if (status.sha === sha) newest.set(status.context.toLowerCase(), status);
  }
  return [...newest.values()].sort((one, other) => other.id - one.id);
}

/** GitHub's `combined-commit-status`, with one page of the statuses. */
export function combinedShape(
  world: World,
  repo: Repo,
  sha: string,
  page: readonly Status[],
): Json {
  const all = newestByContext(repo, sha);
  const url = `${repoApi(world.links, repo)}/commits/${sha}`;
  return {
    state: combinedState(all),
    sha,
    total_count: all.length,
    statuses: page.map((status) => simpleStatusShape(world, repo, status)),
    repository: repositoryShape(world, repo),
    commit_url: url,
    url: `${url}/status`,
  };
}

/** "Get the combined status for a specific reference": any failure fails, any pending or none at all is pending. */
function combinedState(statuses: readonly Status[]): 'failure' | 'pending' | 'success' {
  if (statuses.some(({ state }) => state === 'failure' || state === 'error')) return 'failure';
  return statuses.length > 0 && statuses.every(({ state }) => state === 'success')
    ? 'success'
    : 'pending';
}
