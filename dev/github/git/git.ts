import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { run } from '../../stack/command.ts';
import { type FileChange, parseChanges } from './changes.ts';
import { type Commit, COMMIT_FORMAT, parseCommits } from './commits.ts';
import { GIT_ENVIRONMENT } from './environment.ts';
import type { GitRepo } from './git-repo.ts';
import { type NewCommit, importStream } from './import-stream.ts';
import { type GitObjects, gitObjects } from './objects.ts';
import { orUndefined } from './or-undefined.ts';

/** Real bare repositories under one directory, changed by the git of this machine. */
export interface Git extends GitObjects {
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
  /** A commit of the base merged with the head, on no ref; `undefined` when the two conflict. */
  readonly merge: (repo: GitRepo, base: string, head: string) => Promise<string | undefined>;
}

export function createGit(root: string): Git {
  const pathOf = (repo: GitRepo): string => join(root, repo.org, `${repo.name}.git`);
  const git = (repo: GitRepo, args: readonly string[], input?: Buffer): Promise<string> =>
    run('git', ['-C', pathOf(repo), ...args], {
      env: GIT_ENVIRONMENT,
      ...(input === undefined ? {} : { input: Readable.from([input]) }),
    });

  const changesBetween = async (repo: GitRepo, from: string, to: string) =>
    parseChanges(
      await git(repo, ['diff', '--raw', '--numstat', '-z', '-M', '--no-abbrev', from, to]),
    );

  return {
    root,
    ...gitObjects(pathOf),
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
    async merge(repo, base, head) {
      const tree = await orUndefined(git(repo, ['merge-tree', '--write-tree', base, head]));
      if (tree === undefined) return undefined;
      const parents = ['-p', base, '-p', head, '-m', `Merge ${head} into ${base}`];
      return (await git(repo, [...MERGER, 'commit-tree', tree.trim(), ...parents])).trim();
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

/** Who merges: GitHub itself. */
const MERGER = ['-c', 'user.name=GitHub', '-c', 'user.email=noreply@github.example'] as const;

/** Git's name for the tree without files. */
const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
