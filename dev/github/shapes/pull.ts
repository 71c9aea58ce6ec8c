import { testMergeOf } from '../acts/test-merge.ts';
import { nodeId, repoApi, repoPage } from '../links.ts';
import { type Pull, type Repo, findAccount, isSame } from '../state.ts';
import type { World } from '../world.ts';
import { userOf } from './account.ts';
import { labelShape } from './label.ts';
import { repositoryShape } from './repository.ts';
import type { Json } from './json.ts';

/** GitHub's `pull-request` with everything that needs git. */
export async function pullShape(world: World, repo: Repo, pull: Pull): Promise<Json> {
  const changes = await world.git.changes(repo, pull.baseSha, pull.headSha);
  const commits = await world.git.commits(repo, pull.headSha, [pull.baseSha]);
  const { mergeable, mergeCommitSha } = await testMergeOf(world, repo, pull);
  return {
    ...texts(world, repo, pull),
    ...pullLinks(world, repo, pull),
    ...people(world, repo, pull),
    ...ends(world, repo, pull),
    ...UNUSED,
    mergeable,
    rebaseable: mergeable,
    mergeable_state: mergeable === null ? 'unknown' : mergeable ? 'clean' : 'dirty',
    merge_commit_sha: mergeCommitSha,
    comments: repo.comments.filter(({ number }) => number === pull.number).length,
    review_comments: 0,
    commits: commits.length,
    additions: changes.reduce((sum, { additions }) => sum + additions, 0),
    deletions: changes.reduce((sum, { deletions }) => sum + deletions, 0),
    changed_files: changes.length,
  };
}

/** What this emulator has not got: merges, milestones, reviews. */
const UNUSED = {
  merged: false,
  merged_at: null,
  merged_by: null,
  auto_merge: null,
  milestone: null,
  locked: false,
  active_lock_reason: null,
  maintainer_can_modify: false,
} as const;

function texts(world: World, repo: Repo, pull: Pull) {
  return {
    id: pull.id,
    node_id: nodeId('PullRequest', pull.id),
    number: pull.number,
    state: pull.isOpen ? 'open' : 'closed',
    draft: pull.draft,
    title: pull.title,
    body: pull.body,
    labels: pull.labels.map((name) => labelShape(world, repo, name)),
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt,
  };
}

function people(world: World, repo: Repo, pull: Pull) {
  return {
    user: userOf(world, pull.author),
    author_association: association(world, repo, pull.author),
    assignee: null,
    assignees: (pull.assignees ?? []).map((login) => userOf(world, login)),
    requested_reviewers: [],
    requested_teams: [],
  };
}

/** What somebody is to the repository. */
export function association(world: World, repo: Repo, login: string): string {
  const members = findAccount(world.state, repo.org)?.members ?? [];
  if (members.some((member) => isSame(member, login))) return 'MEMBER';
  return repo.collaborators.some((one) => isSame(one, login)) ? 'COLLABORATOR' : 'NONE';
}

function ends(world: World, repo: Repo, pull: Pull) {
  const owner = pull.fromFork ? pull.author : repo.org;
  const repository = repositoryShape(world, repo);
  return {
    head: {
      label: `${owner}:${pull.headRef}`,
      ref: pull.headRef,
      sha: pull.headSha,
      user: userOf(world, owner),
      repo: pull.fromFork
        ? {
            ...repository,
            fork: true,
            owner: userOf(world, owner),
            full_name: `${owner}/${repo.name}`,
          }
        : repository,
    },
    base: {
      label: `${repo.org}:${pull.baseRef}`,
      ref: pull.baseRef,
      sha: pull.baseSha,
      user: userOf(world, repo.org),
      repo: repository,
    },
  };
}

function pullLinks(world: World, repo: Repo, pull: Pull) {
  const api = repoApi(world.links, repo);
  const self = `${api}/pulls/${pull.number}`;
  const issue = `${api}/issues/${pull.number}`;
  const page = `${repoPage(world.links, repo)}/pull/${pull.number}`;
  const urls = {
    comments_url: `${issue}/comments`,
    commits_url: `${self}/commits`,
    review_comment_url: `${api}/pulls/comments{/number}`,
    review_comments_url: `${self}/comments`,
    statuses_url: `${api}/statuses/${pull.headSha}`,
  };
  const link = (href: string) => ({ href });
  return {
    ...urls,
    url: self,
    html_url: page,
    issue_url: issue,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    _links: {
      self: link(self),
      html: link(page),
      issue: link(issue),
      comments: link(urls.comments_url),
      commits: link(urls.commits_url),
      review_comment: link(urls.review_comment_url),
      review_comments: link(urls.review_comments_url),
      statuses: link(urls.statuses_url),
    },
  };
}
