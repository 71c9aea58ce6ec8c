import { addAccount } from './acts/accounts.ts';
import { type AppControl, apps } from './acts/apps.ts';
import { addComment } from './acts/conversation.ts';
import { createRepo, pushFiles, pushToPull } from './acts/branches.ts';
import { closeIssue, openIssue } from './acts/issues.ts';
import { type PullEdit, editPull, headRefOf, openPull } from './acts/pulls.ts';
import type { FileContents } from './git/import-stream.ts';
import { findRepo } from './state.ts';
import { type World, accountOf, issueOf, newId, pullOf, repoOf } from './world.ts';

/** What people and GitHub itself do. `repo` is `org/name` everywhere; making what is there already changes nothing. */
export interface Control extends AppControl {
  /** A person, with a token to call the API with: `token-of-LOGIN` unless another is given. */
  createUser(login: string, options?: { readonly token?: string }): void;
  /** An organisation, and its members where they are not there yet. The bot becomes one too. */
  createOrg(org: { readonly login: string; readonly members?: readonly string[] }): void;
  /** A team of an organisation, with these people in it and no others. */
  createTeam(org: string, slug: string, members: readonly string[]): void;
  /** A repository with these files in one commit on `main`. Gives its `org/name`. */
  createRepo(repo: RepoSeed): Promise<string>;
  /** Labels that there are in a repository. */
  createLabels(repo: string, names: readonly string[]): void;
  /** Protects a branch: these contexts must be green before anything is merged into it. */
  protectBranch(repo: string, branch: string, contexts: readonly string[]): void;
  /** Commits to a branch, by default as the bot, and gives the new head. */
  pushFiles(repo: string, branch: string, files: FileContents, by?: By): Promise<string>;
  /** Opens a pull request with one commit: from a branch for those who may push, else from a fork. */
  openPull(pull: PullSeed): Promise<{ readonly number: number; readonly headSha: string }>;
  /** Commits to the head of a pull request and gives the new head. */
  pushToPull(repo: string, number: number, files: FileContents): Promise<string>;
  /** Changes a pull request, by default as its author. */
  editPull(repo: string, number: number, edit: PullEdit, by?: By): Promise<void>;
  closePull(repo: string, number: number): Promise<void>;
  reopenPull(repo: string, number: number): Promise<void>;
  /** Opens an issue and gives its number. */
  openIssue(issue: IssueSeed): number;
  closeIssue(repo: string, number: number): void;
  /** Comments on a pull request or issue, and gives the comment's id. */
  comment(repo: string, number: number, author: string, body: string): number;
  /**
   * Holds up the test merges of pull requests: `unknown` leaves those that are due untold, `stale` goes on to tell what
   * was found last. Without a word they go on.
   */
  holdTestMerges(how?: 'unknown' | 'stale'): void;
  /** Lets a token, and no other, stand for a login, as when a secret is rotated. */
  setToken(login: string, token: string): void;
}

export interface By {
  readonly author?: string;
}

export interface RepoSeed {
  readonly org: string;
  readonly name: string;
  readonly files: FileContents;
  readonly private?: boolean;
}

export interface PullSeed {
  readonly repo: string;
  readonly author: string;
  readonly title: string;
  readonly files: FileContents;
  /** Name of the branch; by default a new one after the author. */
  readonly head?: string;
  readonly base?: string;
  readonly body?: string;
  readonly draft?: boolean;
}

export interface IssueSeed {
  readonly repo: string;
  readonly author: string;
  readonly title: string;
  readonly body?: string;
}

export function control(world: World, bot: string): Control {
  return {
    ...people(world, bot),
    ...repositories(world, bot),
    ...pulls(world),
    ...issues(world),
    ...apps(world),
  };
}

type PeopleControl = Pick<Control, 'createUser' | 'createOrg' | 'createTeam' | 'setToken'>;

function people(world: World, bot: string): PeopleControl {
  const createUser: Control['createUser'] = (login, options) => {
    addAccount(world, { login, type: 'User', members: [] });
    world.state.tokens[options?.token ?? `token-of-${login}`] = login;
    world.changed();
  };
  return {
    createUser,
    createOrg({ login, members = [] }) {
      for (const member of members) createUser(member);
      addAccount(world, { login, type: 'Organization', members: [...members, bot] });
    },
    createTeam(org, slug, members) {
      const account = accountOf(world, org);
      const others = (account.teams ?? []).filter((team) => team.slug !== slug);
      account.teams = [...others, { slug, members: [...members] }];
      world.changed();
    },
    setToken(login, token) {
      const tokens = Object.entries(world.state.tokens).filter(([, owner]) => owner !== login);
      world.state.tokens = { ...Object.fromEntries(tokens), [token]: login };
      world.changed();
    },
  };
}

type RepoControl = Pick<Control, 'createRepo' | 'createLabels' | 'protectBranch' | 'pushFiles'>;

function repositories(world: World, bot: string): RepoControl {
  return {
    async createRepo(seed) {
      accountOf(world, seed.org);
      const repo = findRepo(world.state, seed.org, seed.name) ?? (await createRepo(world, seed));
      return `${repo.org}/${repo.name}`;
    },
    createLabels(repo, names) {
      const { labels } = repoOf(world, repo);
      const added = names.filter((name) => !labels.some((label) => label.name === name));
      labels.push(...added.map((name) => ({ id: newId(world), name })));
      world.changed();
    },
    protectBranch(name, branch, contexts) {
      const repo = repoOf(world, name);
      repo.protection = { ...repo.protection, [branch]: [...contexts] };
      world.changed();
    },
    pushFiles(repo, branch, files, by = {}) {
      const author = accountOf(world, by.author ?? bot).login;
      const message = `Change ${Object.keys(files).join(', ')}`;
      const ref = `refs/heads/${branch}`;
      return pushFiles(world, repoOf(world, repo), { ref, files, author, message });
    },
  };
}

type PullControl = Pick<
  Control,
  'openPull' | 'pushToPull' | 'editPull' | 'closePull' | 'reopenPull' | 'holdTestMerges'
>;

function pulls(world: World): PullControl {
  const edit: Control['editPull'] = async (name, number, change, by = {}) => {
    const repo = repoOf(world, name);
    const pull = pullOf(repo, number);
    await editPull(world, repo, pull, { ...change, sender: by.author ?? pull.author });
  };
  return {
    openPull: (seed) => openPullWith(world, seed),
    pushToPull(name, number, files) {
      const repo = repoOf(world, name);
      return pushToPull(world, repo, pullOf(repo, number), files);
    },
    editPull: edit,
    closePull: (repo, number) => edit(repo, number, { state: 'closed' }),
    reopenPull: (repo, number) => edit(repo, number, { state: 'open' }),
    holdTestMerges(how) {
      world.testMerges.held = how;
    },
  };
}

function issues(world: World): Pick<Control, 'openIssue' | 'closeIssue' | 'comment'> {
  return {
    openIssue: ({ repo, ...seed }) => openIssue(world, repoOf(world, repo), seed).number,
    closeIssue(name, number) {
      const repo = repoOf(world, name);
      closeIssue(world, repo, issueOf(repo, number));
    },
    comment(name, number, author, body) {
      const repo = repoOf(world, name);
      return addComment(world, repo, issueOf(repo, number), { author, body }).id;
    },
  };
}

async function openPullWith(
  world: World,
  { repo: name, files, base = 'main', ...seed }: PullSeed,
): Promise<{ number: number; headSha: string }> {
  const repo = repoOf(world, name);
  const author = accountOf(world, seed.author).login;
  const head = seed.head ?? `${author}-patch-${newId(world)}`;
  const ref = headRefOf(world, repo, author, head);
  const commit = { ref, files, author, message: seed.title, start: base };
  const headSha = await pushFiles(world, repo, commit);
  const { number } = await openPull(world, repo, { ...seed, author, base, head, headSha });
  return { number, headSha };
}
