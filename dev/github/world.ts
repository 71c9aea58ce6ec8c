import type { Git } from './git/git.ts';
import type { Links } from './links.ts';
import { EmulatorError } from './errors.ts';
import {
  type Account,
  type Issue,
  type Pull,
  type Repo,
  type State,
  findAccount,
  findRepo,
  issuesOf,
} from './state.ts';

/** What acts and routes work on. */
export interface World {
  readonly state: State;
  readonly git: Git;
  readonly links: Links;
  readonly testMerges: TestMerges;
  /** How many entries a tree is listed with before it is cut off. */
  readonly treeLimit: number;
  /** Sends a webhook, and marks the state as changed. */
  announce(repo: Repo, event: WebhookEvent): void;
  /** Marks the state as changed. */
  changed(): void;
}

/** Whether pull requests are merged for a test when base or head moves, or something holds that up. */
export interface TestMerges {
  /** `unknown`: nothing is told until it is done; `stale`: what was found last goes on to be told. */
  held?: 'unknown' | 'stale' | undefined;
}

/** What a webhook says beside `repository`, `sender` and the like, which all of them carry. */
export interface WebhookEvent {
  /** `X-GitHub-Event`. */
  readonly name: 'pull_request' | 'push' | 'issue_comment' | 'issues';
  readonly sender: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** An id that no other thing has. */
export function newId(world: World): number {
  return world.state.nextId++;
}

/** The time in GitHub's form. */
export function now(): string {
  return new Date().toISOString().replace(/\.\d+Z$/, 'Z');
}

/** Throws NO_SUCH_THING. */
export function accountOf(world: World, login: string): Account {
  const account = findAccount(world.state, login);
  if (account === undefined) throw noSuch(`account ${login}: create it first`);
  return account;
}

/** The repository called `org/name`; throws NO_SUCH_THING. */
export function repoOf(world: World, fullName: string): Repo {
  const [org = '', name = ''] = fullName.split('/');
  const repo = findRepo(world.state, org, name);
  if (repo === undefined) throw noSuch(`repository ${fullName}: create it first`);
  return repo;
}

/** Throws NO_SUCH_THING. */
export function pullOf(repo: Repo, number: number): Pull {
  const pull = repo.pulls.find((one) => one.number === number);
  if (pull === undefined) throw noSuch(`pull request ${repo.org}/${repo.name}#${number}`);
  return pull;
}

/** The issue or pull request of a number. Throws NO_SUCH_THING. */
export function issueOf(repo: Repo, number: number): Issue {
  const issue = issuesOf(repo).find((one) => one.number === number);
  if (issue === undefined) throw noSuch(`issue ${repo.org}/${repo.name}#${number}`);
  return issue;
}

function noSuch(thing: string): EmulatorError {
  return new EmulatorError('NO_SUCH_THING', `the emulator has no ${thing}`);
}
