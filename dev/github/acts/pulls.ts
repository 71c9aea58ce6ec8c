import { pullShape } from '../shapes/pull.ts';
import { type Pull, type Repo, issuesOf, mayPush } from '../state.ts';
import { ApiError } from '../api/api-error.ts';
import { type World, accountOf, newId, now } from '../world.ts';

/** A pull request to open; its head is a branch that is there already. */
export interface NewPull {
  readonly author: string;
  readonly title: string;
  readonly head: string;
  readonly headSha: string;
  readonly base: string;
  readonly body?: string | undefined;
  readonly draft?: boolean | undefined;
}

/** The ref of a fork's branch; a branch of the repository itself has its ordinary name. */
export function headRefOf(world: World, repo: Repo, author: string, head: string): string {
  return mayPush(world.state, repo, author) ? `refs/heads/${head}` : `refs/forks/${author}/${head}`;
}

/** Opens a pull request and tells so. A base that is not there is answered as GitHub answers it. */
export async function openPull(world: World, repo: Repo, asked: NewPull): Promise<Pull> {
  const baseSha = await branchSha(world, repo, asked.base);
  const pull: Pull = {
    id: newId(world),
    number: issuesOf(repo).length + 1,
    author: accountOf(world, asked.author).login,
    title: asked.title,
    body: asked.body ?? null,
    draft: asked.draft ?? false,
    isOpen: true,
    headRef: asked.head,
    fromFork: !mayPush(world.state, repo, asked.author),
    headSha: asked.headSha,
    baseRef: asked.base,
    baseSha,
    labels: [],
    createdAt: now(),
    updatedAt: now(),
    closedAt: null,
  };
  repo.pulls.push(pull);
  await world.git.setRef(repo, `refs/pull/${pull.number}/head`, pull.headSha);
  await announcePull(world, repo, pull, { action: 'opened', sender: asked.author });
  return pull;
}

export interface HeadMove {
  readonly after: string;
  readonly pusher: string;
}

/** A branch of the repository moved: so did the pull requests that come from it or go to it. */
export async function headsMoved(
  world: World,
  repo: Repo,
  branch: string,
  move: HeadMove,
): Promise<void> {
  for (const pull of repo.pulls.filter(({ isOpen }) => isOpen)) {
    if (pull.baseRef === branch) pull.baseSha = move.after;
    if (pull.headRef === branch && !pull.fromFork) await moveHead(world, repo, pull, move);
  }
}

/** The head of a pull request is another commit now. */
export async function moveHead(
  world: World,
  repo: Repo,
  pull: Pull,
  move: HeadMove,
): Promise<void> {
  const before = pull.headSha;
  if (before === move.after) return;
  pull.headSha = move.after;
  await world.git.setRef(repo, `refs/pull/${pull.number}/head`, move.after);
  await announcePull(world, repo, pull, {
    action: 'synchronize',
    sender: move.pusher,
    more: { before, after: move.after },
  });
}

/** What may change of a pull request; what is not given stays. */
export interface PullEdit {
  readonly title?: string | undefined;
  readonly body?: string | undefined;
  readonly base?: string | undefined;
  readonly state?: 'open' | 'closed' | undefined;
  readonly draft?: boolean | undefined;
}

/** Changes a pull request; each kind of change is an event of its own, as on GitHub. */
export async function editPull(
  world: World,
  repo: Repo,
  pull: Pull,
  edit: PullEdit & { readonly sender: string },
): Promise<void> {
  const { sender } = edit;
  const changes = await applyTexts(world, repo, pull, edit);
  if (Object.keys(changes).length > 0) {
    await announcePull(world, repo, pull, { action: 'edited', sender, more: { changes } });
  }
  if (edit.draft !== undefined && edit.draft !== pull.draft) {
    pull.draft = edit.draft;
    const action = edit.draft ? 'converted_to_draft' : 'ready_for_review';
    await announcePull(world, repo, pull, { action, sender });
  }
  const opens = edit.state === 'open';
  if (edit.state !== undefined && opens !== pull.isOpen) {
    pull.isOpen = opens;
    pull.closedAt = opens ? null : now();
    await announcePull(world, repo, pull, { action: opens ? 'reopened' : 'closed', sender });
  }
}

/** Sets title, description and base; gives what they were, as the event's `changes`. */
async function applyTexts(
  world: World,
  repo: Repo,
  pull: Pull,
  edit: PullEdit,
): Promise<Record<string, unknown>> {
  const changes: Record<string, unknown> = {};
  if (edit.base !== undefined && edit.base !== pull.baseRef) {
    const sha = await branchSha(world, repo, edit.base);
    changes['base'] = { ref: { from: pull.baseRef }, sha: { from: pull.baseSha } };
    Object.assign(pull, { baseRef: edit.base, baseSha: sha });
  }
  if (edit.title !== undefined && edit.title !== pull.title) {
    changes['title'] = { from: pull.title };
    pull.title = edit.title;
  }
  if (edit.body !== undefined && edit.body !== pull.body) {
    changes['body'] = { from: pull.body ?? '' };
    pull.body = edit.body;
  }
  return changes;
}

async function branchSha(world: World, repo: Repo, branch: string): Promise<string> {
  const sha = await world.git.resolve(repo, `refs/heads/${branch}`);
  if (sha !== undefined) return sha;
  throw new ApiError('INVALID', 'Validation Failed', [
    { resource: 'PullRequest', field: 'base', code: 'invalid' },
  ]);
}

/** Something happened to a pull request; `more` is what its event carries beside the pull request. */
export interface PullHappening {
  readonly action: string;
  readonly sender: string;
  readonly more?: Readonly<Record<string, unknown>>;
}

/** Tells of a change of a pull request, which is now the last one. */
export async function announcePull(
  world: World,
  repo: Repo,
  pull: Pull,
  { action, sender, more }: PullHappening,
): Promise<void> {
  pull.updatedAt = now();
  const pull_request = await pullShape(world, repo, pull);
  world.announce(repo, {
    name: 'pull_request',
    sender,
    payload: { action, number: pull.number, pull_request, ...more },
  });
}
