import { issueShape } from '../shapes/issue.ts';
import { type Issue, type Repo, findAccount, isSame, issuesOf } from '../state.ts';
import { type World, accountOf, newId, now } from '../world.ts';
import type { PullHappening } from './pulls.ts';

export interface NewIssue {
  readonly author: string;
  readonly title: string;
  readonly body?: string | undefined;
}

/** Opens an issue and tells so. */
export function openIssue(world: World, repo: Repo, asked: NewIssue): Issue {
  const issue: Issue = {
    id: newId(world),
    number: issuesOf(repo).length + 1,
    author: accountOf(world, asked.author).login,
    title: asked.title,
    body: asked.body ?? null,
    isOpen: true,
    labels: [],
    createdAt: now(),
    updatedAt: now(),
    closedAt: null,
  };
  repo.issues = [...(repo.issues ?? []), issue];
  announceIssue(world, repo, issue, { action: 'opened', sender: asked.author });
  return issue;
}

/** Closes an issue and tells so. */
export function closeIssue(world: World, repo: Repo, issue: Issue): void {
  Object.assign(issue, { isOpen: false, closedAt: now() });
  announceIssue(world, repo, issue, { action: 'closed', sender: issue.author });
}

/** Makes people responsible, as far as the emulator knows them; GitHub passes over the others too. */
export function assign(world: World, issue: Issue, logins: readonly string[]): void {
  const known = logins.flatMap((login) => findAccount(world.state, login)?.login ?? []);
  const { assignees = [] } = issue;
  const added = known.filter((login) => !assignees.some((one) => isSame(one, login)));
  issue.assignees = [...assignees, ...added];
  world.changed();
}

/** Tells of a change of an issue, which is now the last one. */
export function announceIssue(
  world: World,
  repo: Repo,
  issue: Issue,
  { action, sender, more }: PullHappening,
): void {
  issue.updatedAt = now();
  const payload = { action, issue: issueShape(world, repo, issue), ...more };
  world.announce(repo, { name: 'issues', sender, payload });
}
