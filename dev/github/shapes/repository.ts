import { nodeId, repoApi, repoPage } from '../links.ts';
import type { Repo } from '../state.ts';
import type { World } from '../world.ts';
import { userOf } from './account.ts';
import type { Json } from './json.ts';

/** The addresses that a repository's JSON spells out, by the end of each. */
const API_PATHS = {
  archive_url: '/{archive_format}{/ref}',
  assignees_url: '/assignees{/user}',
  blobs_url: '/git/blobs{/sha}',
  branches_url: '/branches{/branch}',
  collaborators_url: '/collaborators{/collaborator}',
  comments_url: '/comments{/number}',
  commits_url: '/commits{/sha}',
  compare_url: '/compare/{base}...{head}',
  contents_url: '/contents/{+path}',
  contributors_url: '/contributors',
  deployments_url: '/deployments',
  downloads_url: '/downloads',
  events_url: '/events',
  forks_url: '/forks',
  git_commits_url: '/git/commits{/sha}',
  git_refs_url: '/git/refs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  hooks_url: '/hooks',
  issue_comment_url: '/issues/comments{/number}',
  issue_events_url: '/issues/events{/number}',
  issues_url: '/issues{/number}',
  keys_url: '/keys{/key_id}',
  labels_url: '/labels{/name}',
  languages_url: '/languages',
  merges_url: '/merges',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  pulls_url: '/pulls{/number}',
  releases_url: '/releases{/id}',
  stargazers_url: '/stargazers',
  statuses_url: '/statuses/{sha}',
  subscribers_url: '/subscribers',
  subscription_url: '/subscription',
  tags_url: '/tags',
  teams_url: '/teams',
  trees_url: '/git/trees{/sha}',
} as const;

/** The parts of a repository that a push says in other words. */
export interface RepositoryShape extends Json {
  readonly owner: Json;
}

/** GitHub's `full-repository`, which also does for the smaller forms of it. */
export function repositoryShape(world: World, repo: Repo): RepositoryShape {
  const api = repoApi(world.links, repo);
  const page = repoPage(world.links, repo);
  const apiUrls = Object.entries(API_PATHS).map(([key, path]) => [key, api + path] as const);
  return {
    id: repo.id,
    node_id: nodeId('Repository', repo.id),
    name: repo.name,
    full_name: `${repo.org}/${repo.name}`,
    owner: userOf(world, repo.org),
    private: repo.private,
    html_url: page,
    url: api,
    ...Object.fromEntries(apiUrls),
    clone_url: `${page}.git`,
    git_url: `${page}.git`,
    ssh_url: `${page}.git`,
    svn_url: page,
    mirror_url: null,
    homepage: null,
    description: null,
    language: null,
    license: null,
    topics: [],
    visibility: repo.private ? 'private' : 'public',
    default_branch: repo.defaultBranch,
    ...FEATURES,
    ...counts(repo),
    pushed_at: repo.pushedAt,
    created_at: repo.createdAt,
    updated_at: repo.pushedAt,
  };
}

const FEATURES = {
  fork: false,
  archived: false,
  disabled: false,
  is_template: false,
  has_issues: true,
  has_projects: false,
  has_downloads: true,
  has_wiki: false,
  has_pages: false,
  has_discussions: false,
  allow_forking: true,
  web_commit_signoff_required: false,
} as const;

function counts({ pulls }: Repo) {
  const open = pulls.filter(({ isOpen }) => isOpen).length;
  return {
    size: 0,
    forks: 0,
    forks_count: 0,
    network_count: 0,
    open_issues: open,
    open_issues_count: open,
    stargazers_count: 0,
    subscribers_count: 0,
    watchers: 0,
    watchers_count: 0,
  };
}
