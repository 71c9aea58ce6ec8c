import { commentShape, issueShape } from '../shapes/issue.ts';
import { labelShape } from '../shapes/label.ts';
import type { Comment, Pull, Repo } from '../state.ts';
import { type World, accountOf, newId, now } from '../world.ts';
import { announcePull } from './pulls.ts';

/** Writes a comment on a pull request and tells so. */
export function addComment(
  world: World,
  repo: Repo,
  pull: Pull,
  said: { readonly author: string; readonly body: string },
): Comment {
  const comment: Comment = {
    id: newId(world),
    number: pull.number,
    author: accountOf(world, said.author).login,
    body: said.body,
    createdAt: now(),
    updatedAt: now(),
  };
  repo.comments.push(comment);
  pull.updatedAt = now();
  announceComment(world, repo, pull, { comment, action: 'created', sender: said.author });
  return comment;
}

/** Deletes a comment and tells so. */
export function deleteComment(world: World, repo: Repo, comment: Comment, sender: string): void {
  repo.comments.splice(repo.comments.indexOf(comment), 1);
  const pull = repo.pulls.find(({ number }) => number === comment.number);
  if (pull !== undefined)
    announceComment(world, repo, pull, { comment, action: 'deleted', sender });
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
  const pull = repo.pulls.find(({ number }) => number === comment.number);
  if (pull === undefined) return;
  announceComment(world, repo, pull, { comment, action: 'edited', sender: edit.sender, changes });
}

interface CommentHappening {
  readonly comment: Comment;
  readonly action: 'created' | 'edited' | 'deleted';
  readonly sender: string;
  readonly changes?: unknown;
}

function announceComment(world: World, repo: Repo, pull: Pull, happening: CommentHappening): void {
  const { comment, action, sender, changes } = happening;
  world.announce(repo, {
    name: 'issue_comment',
    sender,
    payload: {
      action,
      issue: issueShape(world, repo, pull),
      comment: commentShape(world, repo, comment),
      ...(changes === undefined ? {} : { changes }),
    },
  });
}

/** Puts labels on a pull request, makes those the repository has not got, and tells of each. */
export async function addLabels(
  world: World,
  repo: Repo,
  pull: Pull,
  added: { readonly names: readonly string[]; readonly sender: string },
): Promise<void> {
  for (const name of added.names) {
    if (!repo.labels.some((label) => label.name === name)) {
      repo.labels.push({ id: newId(world), name });
    }
    if (pull.labels.includes(name)) continue;
    pull.labels = [...pull.labels, name];
    await announceLabel(world, repo, pull, { action: 'labeled', name, sender: added.sender });
  }
}

/** Takes a label off a pull request and tells so. False when it was not there. */
export async function removeLabel(
  world: World,
  repo: Repo,
  pull: Pull,
  removed: { readonly name: string; readonly sender: string },
): Promise<boolean> {
  const { name, sender } = removed;
  if (!pull.labels.includes(name)) return false;
  pull.labels = pull.labels.filter((label) => label !== name);
  await announceLabel(world, repo, pull, { action: 'unlabeled', name, sender });
  return true;
}

async function announceLabel(
  world: World,
  repo: Repo,
  pull: Pull,
  { action, name, sender }: { action: string; name: string; sender: string },
): Promise<void> {
  const label = labelShape(world, repo, name);
  await announcePull(world, repo, pull, { action, sender, more: { label } });
}
