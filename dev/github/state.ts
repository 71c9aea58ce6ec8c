/** Everything the emulator knows beside git, as plain JSON. Times are RFC 3339 with seconds, as GitHub writes them. */
export interface State {
  /** The next id; GitHub counts by kind of thing, here one count does. */
  nextId: number;
  accounts: Account[];
  repos: Repo[];
  apps: App[];
  /** Login by token. */
  tokens: Record<string, string>;
}

export interface Account {
  readonly id: number;
  readonly login: string;
  readonly type: 'User' | 'Organization' | 'Bot';
  /** Logins, of an organisation. */
  readonly members: string[];
  /** Teams of an organisation; absent in a state of before there were any. */
  teams?: Team[];
  readonly createdAt: string;
}

export interface Team {
  readonly slug: string;
  /** Logins. */
  readonly members: string[];
}

export interface Repo {
  readonly id: number;
  readonly org: string;
  readonly name: string;
  readonly private: boolean;
  readonly defaultBranch: string;
  readonly createdAt: string;
  pushedAt: string;
  /** Logins that may push without being members. */
  readonly collaborators: string[];
  readonly labels: Label[];
  readonly pulls: Pull[];
  /** Absent in a state of before there were any. */
  issues?: Issue[];
  readonly comments: Comment[];
  readonly statuses: Status[];
  /** Absent while there are none. */
  checkRuns?: CheckRun[];
  /** The contexts that protected branches require, by the name of each; absent while none is protected. */
  protection?: Record<string, readonly string[]>;
}

export interface Label {
  readonly id: number;
  readonly name: string;
}

/** An issue, or what a pull request has of one. */
export interface Issue {
  readonly id: number;
  readonly number: number;
  readonly author: string;
  title: string;
  body: string | null;
  isOpen: boolean;
  labels: string[];
  /** Logins; absent while nobody is. */
  assignees?: string[];
  readonly createdAt: string;
  updatedAt: string;
  closedAt: string | null;
}

export interface Pull extends Issue {
  draft: boolean;
  readonly headRef: string;
  /** True when the branch lives in the author's fork, not in the repository. */
  readonly fromFork: boolean;
  headSha: string;
  baseRef: string;
  baseSha: string;
  /** The newest test merge; absent until somebody looks. */
  testMerge?: TestMerge;
}

/** What came of merging two commits; `sha` is null when they conflict. */
export interface TestMerge {
  readonly base: string;
  readonly head: string;
  readonly sha: string | null;
}

export interface Comment {
  readonly id: number;
  readonly number: number;
  readonly author: string;
  body: string;
  readonly createdAt: string;
  updatedAt: string;
}

export interface Status {
  readonly id: number;
  readonly sha: string;
  readonly context: string;
  readonly state: 'success' | 'pending' | 'failure' | 'error';
  readonly description: string | null;
  readonly targetUrl: string | null;
  readonly creator: string;
  readonly createdAt: string;
}

export interface CheckRun {
  readonly id: number;
  /** Of the App that made it. */
  readonly appId: number;
  readonly sha: string;
  name: string;
  externalId: string | null;
  detailsUrl: string | null;
  status: 'queued' | 'in_progress' | 'completed';
  conclusion: string | null;
  startedAt: string | null;
  completedAt: string | null;
  title: string | null;
  summary: string | null;
  text: string | null;
}

export interface App {
  readonly id: number;
  readonly slug: string;
  readonly owner: string;
  /** PEM; checks the App's JSON Web Tokens. */
  publicKey: string;
  readonly createdAt: string;
  /** What it may do; the usual of a CI when absent. */
  permissions?: Readonly<Record<string, string>>;
  readonly installations: Installation[];
}

export interface Installation {
  readonly id: number;
  readonly org: string;
  readonly createdAt: string;
}

export function emptyState(): State {
  return { nextId: 1000, accounts: [], repos: [], apps: [], tokens: {} };
}

/** GitHub compares logins and names without regard to case. */
export function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

export function findAccount(state: State, login: string): Account | undefined {
  return state.accounts.find((account) => isSame(account.login, login));
}

export function findRepo(state: State, org: string, name: string): Repo | undefined {
  return state.repos.find((repo) => isSame(repo.org, org) && isSame(repo.name, name));
}

export function isPull(issue: Issue): issue is Pull {
  return 'headRef' in issue;
}

/** Issues and pull requests, which share one row of numbers. */
export function issuesOf({ issues = [], pulls }: Repo): readonly Issue[] {
  return [...issues, ...pulls];
}

/** Members of the organisation and collaborators push; so does an App where it is installed. */
export function mayPush(state: State, repo: Repo, login: string): boolean {
  const members = findAccount(state, repo.org)?.members ?? [];
  const isInstalledApp = state.apps.some(
    (app) =>
      `${app.slug}[bot]` === login && app.installations.some(({ org }) => isSame(org, repo.org)),
  );
  return isInstalledApp || [...members, ...repo.collaborators].some((one) => isSame(one, login));
}
