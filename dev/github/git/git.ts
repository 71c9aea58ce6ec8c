import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../../stack/command.ts';
import { StackError } from '../../stack/errors.ts';
import { type FileChange, parseChanges } from './changes.ts';
import { type Commit, COMMIT_FORMAT, parseCommits } from './commits.ts';
import { type NewCommit, importStream } from './import-stream.ts';

/** Which repository on disk. */
export interface GitRepo {
  readonly org: string;
  readonly name: string;
}

/** Real bare repositories under one directory, changed by the git of this machine. */
export interface Git {
  readonly root: string;
  readonly create: (repo: GitRepo) => Promise<void>;
  /** Makes a commit on a branch or ref and gives its id. */
  readonly commit: (repo: GitRepo, commit: NewCommit) => Promise<string>;
  /** The id that a ref or an id stands for; `undefined` when there is none. */
  readonly resolve: (repo: GitRepo, name: string) => Promise<string | undefined>;
  /** All refs and what they point to. */
  readonly refs: (repo: GitRepo) => Promise<ReadonlyMap<string, string>>;
  readonly setRef: (repo: GitRepo, ref: string, sha: string) => Promise<void>;
  /** What a pull request changes: from where the head left the base, to the head. */
  readonly changes: (repo: GitRepo, base: string, head: string) => Promise<readonly FileChange[]>;
  /** Commits that are in `head` but in none of `without`, oldest first, with the files of each. */
  readonly commits: (
    repo: GitRepo,
    head: string,
    without: readonly string[],
  ) => Promise<readonly Commit[]>;
  readonly mergesCleanly: (repo: GitRepo, base: string, head: string) => Promise<boolean>;
}

/** The settings of whoever runs this must not change what the repositories hold. */
export const GIT_ENVIRONMENT = {
  PATH: process.env['PATH'],
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  LC_ALL: 'C',
};

export function createGit(root: string): Git {
  const pathOf = (repo: GitRepo): string => join(root, repo.org, `${repo.name}.git`);
  const git = (repo: GitRepo, args: readonly string[], input?: string): Promise<string> =>
    run('git', ['-C', pathOf(repo), ...args], {
      env: GIT_ENVIRONMENT,
      ...(input === undefined ? {} : { input }),
    });

  const changesBetween = async (repo: GitRepo, from: string, to: string) =>
    parseChanges(
      await git(repo, ['diff', '--raw', '--numstat', '-z', '-M', '--no-abbrev', from, to]),
    );

  return {
    root,
    async create(repo) {
      const path = pathOf(repo);
      await mkdir(path, { recursive: true });
      await git(repo, ['init', '--quiet', '--bare', '--initial-branch=main']);
      for (const [key, value] of SETTINGS) await git(repo, ['config', key, value]);
    },
    async commit(repo, commit) {
      await git(repo, ['fast-import', '--quiet', '--force'], importStream(commit));
      return (await git(repo, ['rev-parse', commit.ref])).trim();
    },
    async resolve(repo, name) {
      const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
      return (await orUndefined(git(repo, args)))?.trim();
    },
    async refs(repo) {
      const lines = (await git(repo, ['for-each-ref', '--format=%(objectname) %(refname)'])).trim();
      const pairs = lines.split('\n').filter((line) => line !== '');
      return new Map(pairs.map((line) => [line.slice(41), line.slice(0, 40)]));
    },
    async setRef(repo, ref, sha) {
      await git(repo, ['update-ref', ref, sha]);
    },
    async changes(repo, base, head) {
      const fork = await orUndefined(git(repo, ['merge-base', base, head]));
      return changesBetween(repo, fork?.trim() ?? base, head);
    },
    async commits(repo, head, without) {
      const format = ['log', '--reverse', '--max-count=100', `--format=${COMMIT_FORMAT}`];
      const log = await git(repo, [...format, head, ...without.map((sha) => `^${sha}`)]);
      return Promise.all(
        parseCommits(log).map(async (commit) => ({
          ...commit,
          files: await changesBetween(repo, commit.parents[0] ?? EMPTY_TREE, commit.sha),
        })),
      );
    },
    async mergesCleanly(repo, base, head) {
      return (
        (await orUndefined(git(repo, ['merge-tree', '--write-tree', base, head]))) !== undefined
      );
    },
  };
}

/** Any commit may be fetched by its id, as from GitHub; pushes are let in by the server, not by git. */
const SETTINGS = [
  ['uploadpack.allowAnySHA1InWant', 'true'],
  ['uploadpack.allowFilter', 'true'],
  ['http.receivepack', 'true'],
  ['gc.auto', '0'],
] as const;

/** Git's name for the tree without files. */
const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/** Git says "no" by its exit code. */
async function orUndefined(answer: Promise<string>): Promise<string | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof StackError && error.code === 'COMMAND_FAILED') return undefined;
    throw error;
  }
}
