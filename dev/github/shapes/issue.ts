import { nodeId, repoApi, repoPage } from '../links.ts';
import { type Comment, type Issue, type Pull, type Repo, isPull, issuesOf } from '../state.ts';
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
  const issue = issuesOf(repo).find(({ number }) => number === comment.number);
  const kind = issue === undefined || isPull(issue) ? 'pull' : 'issues';
  const page = `${repoPage(world.links, repo)}/${kind}/${comment.number}`;
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

/** GitHub's `issue`. A pull request is one too; webhooks about comments carry it so. */
export function issueShape(world: World, repo: Repo, issue: Issue): Json {
  const api = repoApi(world.links, repo);
  const url = `${api}/issues/${issue.number}`;
  const page = repoPage(world.links, repo);
  return {
    id: issue.id,
    node_id: nodeId(isPull(issue) ? 'PullRequest' : 'Issue', issue.id),
    number: issue.number,
    url,
    html_url: `${page}/issues/${issue.number}`,
    repository_url: api,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    timeline_url: `${url}/timeline`,
    title: issue.title,
    body: issue.body,
    user: userOf(world, issue.author),
    author_association: association(world, repo, issue.author),
    state: issue.isOpen ? 'open' : 'closed',
    state_reason: null,
    locked: false,
    active_lock_reason: null,
    labels: issue.labels.map((name) => labelShape(world, repo, name)),
    assignee: null,
    assignees: (issue.assignees ?? []).map((login) => userOf(world, login)),
    milestone: null,
    comments: repo.comments.filter(({ number }) => number === issue.number).length,
    performed_via_github_app: null,
    reactions: reactions(url),
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    closed_at: issue.closedAt,
    ...(isPull(issue) ? ofPull(world, repo, issue) : {}),
  };
}

function ofPull(world: World, repo: Repo, { number, draft }: Pull): Json {
  const page = `${repoPage(world.links, repo)}/pull/${number}`;
  return {
    html_url: page,
    draft,
    pull_request: {
      url: `${repoApi(world.links, repo)}/pulls/${number}`,
      html_url: page,
      diff_url: `${page}.diff`,
      patch_url: `${page}.patch`,
      merged_at: null,
    },
  };
}
