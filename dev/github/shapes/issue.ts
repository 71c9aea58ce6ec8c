import { nodeId, repoApi, repoPage } from '../links.ts';
import type { Comment, Pull, Repo } from '../state.ts';
import type { World } from '../world.ts';
import { userOf } from './account.ts';
import { labelShape } from './label.ts';
import { association } from './pull.ts';
import type { Json } from './json.ts';

function reactions(url: string) {
  return {
    url: `${url}/reactions`,
    total_count: 0,
    '+1': 0,
    '-1': 0,
    laugh: 0,
    hooray: 0,
    confused: 0,
    heart: 0,
    rocket: 0,
    eyes: 0,
  };
}

/** GitHub's `issue-comment`. */
export function commentShape(world: World, repo: Repo, comment: Comment): Json {
  const url = `${repoApi(world.links, repo)}/issues/comments/${comment.id}`;
  const page = `${repoPage(world.links, repo)}/pull/${comment.number}`;
  return {
    id: comment.id,
    node_id: nodeId('IssueComment', comment.id),
    url,
    html_url: `${page}#issuecomment-${comment.id}`,
    issue_url: `${repoApi(world.links, repo)}/issues/${comment.number}`,
    user: userOf(world, comment.author),
    body: comment.body,
    author_association: association(world, repo, comment.author),
    performed_via_github_app: null,
    reactions: reactions(url),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
  };
}

/** A pull request as the issue that it also is; webhooks about comments carry it so. */
export function issueShape(world: World, repo: Repo, pull: Pull): Json {
  const api = repoApi(world.links, repo);
  const url = `${api}/issues/${pull.number}`;
  const page = `${repoPage(world.links, repo)}/pull/${pull.number}`;
  return {
    id: pull.id,
    node_id: nodeId('PullRequest', pull.id),
    number: pull.number,
    url,
    html_url: page,
    repository_url: api,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    timeline_url: `${url}/timeline`,
    title: pull.title,
    body: pull.body,
    user: userOf(world, pull.author),
    author_association: association(world, repo, pull.author),
    state: pull.isOpen ? 'open' : 'closed',
    state_reason: null,
    locked: false,
    active_lock_reason: null,
    draft: pull.draft,
    labels: pull.labels.map((name) => labelShape(world, repo, name)),
    assignee: null,
    assignees: [],
    milestone: null,
    comments: repo.comments.filter(({ number }) => number === pull.number).length,
    performed_via_github_app: null,
    reactions: reactions(url),
    pull_request: {
      url: `${api}/pulls/${pull.number}`,
      html_url: page,
      diff_url: `${page}.diff`,
      patch_url: `${page}.patch`,
      merged_at: null,
    },
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt,
  };
}
