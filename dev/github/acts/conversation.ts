import { commentShape, issueShape } from '../shapes/issue.ts';
import { labelShape } from '../shapes/label.ts';
import { type Comment, type Issue, type Repo, isPull, issuesOf } from '../state.ts';
import { type World, accountOf, newId, now } from '../world.ts';
import { announceIssue } from './issues.ts';
import { announcePull } from './pulls.ts';

/** Writes a comment on a pull request or issue and tells so. */
export function addComment(
  world: World,
  repo: Repo,
  issue: Issue,
  said: { readonly author: string; readonly body: string },
): Comment {
  const comment: Comment = {
    id: newId(world),
    number: issue.number,
    author: accountOf(world, said.author).login,
    body: said.body,
    createdAt: now(),
    updatedAt: now(),
  };
  repo.comments.push(comment);
  issue.updatedAt = now();
  announceComment(world, repo, issue, { comment, action: 'created', sender: said.author });
  return comment;
}

/** Deletes a comment and tells so. */
export function deleteComment(world: World, repo: Repo, comment: Comment, sender: string): void {
  repo.comments.splice(repo.comments.indexOf(comment), 1);
  const issue = issuesOf(repo).find(({ number }) => number === comment.number);
  if (issue !== undefined)
    announceComment(world, repo, issue, { comment, action: 'deleted', sender });
}

/** Changes the words of a comment and tells so. */
export function editComment(
  world: World,
  repo: Repo,
  comment: Comment,
  edit: { readonly body: string; readonly sender: string },
): void {
  const changes = { body: { from: comment.body } };
  comment.body = edit.body;
  comment.updatedAt = now();
  const issue = issuesOf(repo).find(({ number }) => number === comment.number);
  if (issue === undefined) return;
  announceComment(world, repo, issue, { comment, action: 'edited', sender: edit.sender, changes });
}

interface CommentHappening {
  readonly comment: Comment;
  readonly action: 'created' | 'edited' | 'deleted';
  readonly sender: string;
  readonly changes?: unknown;
}

function announceComment(
  world: World,
  repo: Repo,
  issue: Issue,
  happening: CommentHappening,
): void {
  const { comment, action, sender, changes } = happening;
  world.announce(repo, {
    name: 'issue_comment',
    sender,
    payload: {
      action,
      issue: issueShape(world, repo, issue),
      comment: commentShape(world, repo, comment),
      ...(changes === undefined ? {} : { changes }),
    },
  });
}

/** Puts labels on a pull request or issue, makes those the repository has not got, and tells of each. */
export async function addLabels(
  world: World,
  repo: Repo,
  issue: Issue,
  added: { readonly names: readonly string[]; readonly sender: string },
): Promise<void> {
  for (const name of added.names) {
    if (!repo.labels.some((label) => label.name === name)) {
      repo.labels.push({ id: newId(world), name });
    }
    if (issue.labels.includes(name)) continue;
    issue.labels = [...issue.labels, name];
    await announceLabel(world, repo, issue, { action: 'labeled', name, sender: added.sender });
  }
}

/** Takes a label off a pull request or issue and tells so. False when it was not there. */
export async function removeLabel(
  world: World,
  repo: Repo,
  issue: Issue,
  removed: { readonly name: string; readonly sender: string },
): Promise<boolean> {
  const { name, sender } = removed;
  if (!issue.labels.includes(name)) return false;
  issue.labels = issue.labels.filter((label) => label !== name);
  await announceLabel(world, repo, issue, { action: 'unlabeled', name, sender });
  return true;
}

async function announceLabel(
  world: World,
  repo: Repo,
  issue: Issue,
  { action, name, sender }: { action: string; name: string; sender: string },
): Promise<void> {
  const label = labelShape(world, repo, name);
  if (isPull(issue)) await announcePull(world, repo, issue, { action, sender, more: { label } });
  else announceIssue(world, repo, issue, { action, sender, more: { label } });
}
