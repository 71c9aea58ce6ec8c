import { addComment } from './acts/conversation.ts';
import { createRepo, pushFiles, pushToPull } from './acts/branches.ts';
import { type PullEdit, editPull, headRefOf, openPull } from './acts/pulls.ts';
import type { FileContents } from './git/import-stream.ts';
import { type Account, findAccount, findRepo, isSame } from './state.ts';
import { type World, accountOf, newId, now, pullOf, repoOf } from './world.ts';

/** What people and GitHub itself do. `repo` is `org/name` everywhere; making what is there already changes nothing. */
export interface Control {
  /** A person, with a token to call the API with: `token-of-LOGIN` unless another is given. */
  createUser(login: string, options?: { readonly token?: string }): void;
  /** An organisation, and its members where they are not there yet. The bot becomes one too. */
  createOrg(org: { readonly login: string; readonly members?: readonly string[] }): void;
  /** A repository with these files in one commit on `main`. Gives its `org/name`. */
  createRepo(repo: RepoSeed): Promise<string>;
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
  /** Gives the comment's id. */
  comment(repo: string, number: number, author: string, body: string): number;
  /**
   * Holds up the test merges of pull requests: `unknown` leaves those that are due untold, `stale` goes on to tell what
   * was found last. Without a word they go on.
   */
  holdTestMerges(how?: 'unknown' | 'stale'): void;
  /** Lets a token, and no other, stand for a login, as when a secret is rotated. */
  setToken(login: string, token: string): void;
  /** A GitHub App; gives its id. */
  createApp(app: AppSeed): number;
  /** Installs an App in an organisation; gives the installation's id. */
  installApp(appId: number, org: string): number;
  /** Takes an App out of an organisation; its tokens are good for nothing then. */
  uninstallApp(appId: number, org: string): void;
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

export interface AppSeed {
  readonly slug: string;
  /** PEM. */
  readonly publicKey: string;
  readonly owner: string;
}

export function control(world: World, bot: string): Control {
  return { ...people(world, bot), ...repositories(world, bot), ...pulls(world), ...apps(world) };
}

function people(world: World, bot: string): Pick<Control, 'createUser' | 'createOrg' | 'setToken'> {
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
    setToken(login, token) {
      const tokens = Object.entries(world.state.tokens).filter(([, owner]) => owner !== login);
      world.state.tokens = { ...Object.fromEntries(tokens), [token]: login };
      world.changed();
    },
  };
}

function addAccount(world: World, account: Pick<Account, 'login' | 'type' | 'members'>): void {
  if (findAccount(world.state, account.login) !== undefined) return;
  world.state.accounts.push({ ...account, id: newId(world), createdAt: now() });
  world.changed();
}

function repositories(world: World, bot: string): Pick<Control, 'createRepo' | 'pushFiles'> {
  return {
    async createRepo(seed) {
      accountOf(world, seed.org);
      const repo = findRepo(world.state, seed.org, seed.name) ?? (await createRepo(world, seed));
      return `${repo.org}/${repo.name}`;
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
  'openPull' | 'pushToPull' | 'editPull' | 'closePull' | 'reopenPull' | 'comment' | 'holdTestMerges'
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
    comment(name, number, author, body) {
      const repo = repoOf(world, name);
      return addComment(world, repo, pullOf(repo, number), { author, body }).id;
    },
    holdTestMerges(how) {
      world.testMerges.held = how;
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

function apps(world: World): Pick<Control, 'createApp' | 'installApp' | 'uninstallApp'> {
  return {
    createApp({ slug, publicKey, owner }) {
      const known = world.state.apps.find((app) => app.slug === slug);
      if (known !== undefined) return known.id;
      addAccount(world, { login: `${slug}[bot]`, type: 'Bot', members: [] });
      const id = newId(world);
      world.state.apps.push({ id, slug, owner, publicKey, createdAt: now(), installations: [] });
      world.changed();
      return id;
    },
    installApp(appId, org) {
      const app = world.state.apps.find(({ id }) => id === appId);
      const installation = { id: newId(world), org: accountOf(world, org).login, createdAt: now() };
      app?.installations.push(installation);
      world.changed();
      return installation.id;
    },
    uninstallApp(appId, org) {
      const app = world.state.apps.find(({ id }) => id === appId);
      const index = app?.installations.findIndex((installation) => isSame(installation.org, org));
      if (app === undefined || index === undefined || index === -1) return;
      app.installations.splice(index, 1);
      const tokens = Object.entries(world.state.tokens);
      const others = tokens.filter(([, login]) => login !== `${app.slug}[bot]`);
      world.state.tokens = Object.fromEntries(others);
      world.changed();
    },
  };
}
