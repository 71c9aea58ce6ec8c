import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CloneRecord } from '../../../podutils/src/clonerefs/clone-record.ts';
import { readClonerefsOptions } from '../../../podutils/src/clonerefs/clonerefs-options.ts';
import { clonerefs } from '../../../podutils/src/clonerefs/clonerefs.ts';
import { jsonLog } from '../../../podutils/src/log.ts';
import type { Refs } from '../../../src/prowjob/refs.ts';
import { newFolder, TestRepository } from '../repository.ts';

interface Cloned {
  readonly root: string;
  readonly records: readonly CloneRecord[];
  /** The record of the first repository; the one before it is the set-up's. */
  readonly record: CloneRecord;
  readonly log: string;
}

async function clone(refs: readonly Refs[], more: object = {}): Promise<Cloned> {
  const root = newFolder();
  const file = join(root, 'clone.json');
  const options = readClonerefsOptions(
    JSON.stringify({
      src_root: root,
      log: file,
      git_user_name: 'ci-robot',
      git_user_email: 'ci-robot@k8s.io',
      refs,
      ...more,
    }),
  );
  const env = { ...process.env, GIT_ALLOW_PROTOCOL: 'file', GIT_CONFIG_NOSYSTEM: '1' };
  const lines: string[] = [];
  const log = jsonLog('clonerefs', (line) => lines.push(line));
  await clonerefs(options, env, log, [1, 1]);
  const records = JSON.parse(readFileSync(file, 'utf8')) as CloneRecord[];
  const record = records[1] ?? { refs: { org: '', repo: '' } };
  return { root, records, record, log: lines.join('') };
}

const at = ({ root }: Cloned, path: string): string => join(root, 'src', path);
const read = (cloned: Cloned, path: string): string => readFileSync(at(cloned, path), 'utf8');
const steps = ({ commands = [] }: CloneRecord): string[] =>
  commands.map(({ command }) => command.replace(/^PWD=\S+ .*?(?=git|mkdir)/, ''));

describe('checking out a base', () => {
  const repository = new TestRepository();
  const first = repository.commit('README.md', 'first');
  const second = repository.commit('README.md', 'second');
  const refs = { org: 'org', repo: 'repo', base_ref: 'main', clone_uri: repository.uri };

  it('gives the commit that was asked for, on its branch, and keeps the refs in the record', async () => {
    const cloned = await clone([{ ...refs, base_sha: first, skip_submodules: true }]);
    expect(read(cloned, 'github.com/org/repo/README.md')).toBe('first');
    expect(cloned.record).toMatchObject({ refs: { base_sha: first }, final_sha: first });
    expect(cloned.record.failed).toBeUndefined();
    const dir = at(cloned, 'github.com/org/repo');
    expect(execFileSync('git', ['branch', '--show-current'], { cwd: dir }).toString()).toBe(
      'main\n',
    );
    expect(steps(cloned.record)).toEqual([
      `mkdir -p ${dir}`,
      'git init',
      'git config user.name ci-robot',
      'git config user.email ci-robot@k8s.io',
      `git fetch ${repository.uri} --tags --prune`,
      `git fetch ${repository.uri} ${first}`,
      `git checkout ${first}`,
      `git branch --force main ${first}`,
      'git checkout main',
    ]);
  });

  it("gives the branch's newest commit when none is named", async () => {
    const cloned = await clone([refs]);
    expect(cloned.record.final_sha).toBe(second);
  });

  it('starts with a record of the set-up, which stands for no repository', async () => {
    const { records } = await clone([refs]);
    expect(records[0]).toEqual({ refs: { org: '', repo: '' } });
    expect(records[1]?.duration).toBeGreaterThan(0);
  });

  it('goes where path_alias says', async () => {
    const cloned = await clone([{ ...refs, path_alias: 'k8s.io/repo' }]);
    expect(read(cloned, 'k8s.io/repo/README.md')).toBe('second');
  });

  it('fetches no more than clone_depth commits and no tags with skip_fetch_head', async () => {
    const cloned = await clone([{ ...refs, clone_depth: 1, skip_fetch_head: true }]);
    const dir = at(cloned, 'github.com/org/repo');
    expect(execFileSync('git', ['rev-list', '--count', 'HEAD'], { cwd: dir }).toString()).toBe(
      '1\n',
    );
    expect(steps(cloned.record).filter((step) => step.startsWith('git fetch'))).toEqual([
      `git fetch --depth 1 ${repository.uri} main`,
    ]);
  });

  it('checks out several repositories, the records in the order of the refs', async () => {
    const other = { ...refs, org: 'other', base_sha: first };
    const cloned = await clone([refs, other], { max_parallel_workers: 1 });
    expect(cloned.records.slice(1).map(({ final_sha }) => final_sha)).toEqual([second, first]);
  });

  it('checks out only the files that are asked for', async () => {
    const large = new TestRepository();
    large.git('config', 'uploadpack.allowFilter', 'true');
    large.commit('docs/a', 'a');
    large.commit('src/b', 'b');
    const sparse = { ...refs, clone_uri: large.uri, sparse_checkout_files: ['docs'] };
    const cloned = await clone([sparse]);
    expect(existsSync(at(cloned, 'github.com/org/repo/docs/a'))).toBe(true);
    expect(existsSync(at(cloned, 'github.com/org/repo/src'))).toBe(false);
    expect(steps(cloned.record)).toContain(
      `git fetch --depth 1 --filter=blob:none --no-tags ${large.uri} main`,
    );
  });
});

describe('merging pull requests', () => {
  const repository = new TestRepository();
  const base = repository.commit('README.md', 'base');
  const one = repository.pull(1, 'one', '1');
  const two = repository.pull(2, 'two', '2');
  const conflict = repository.pull(3, 'README.md', 'mine');
  repository.commit('README.md', 'moved on');
  const pull = (number: number, sha: string) => ({ number, sha, author: 'author' });
  const refs = {
    org: 'org',
    repo: 'repo',
    base_ref: 'main',
    base_sha: base,
    clone_uri: repository.uri,
  };

  it('merges each, in order', async () => {
    const cloned = await clone([{ ...refs, pulls: [pull(1, one), pull(2, two)] }]);
    expect(read(cloned, 'github.com/org/repo/one')).toBe('1');
    expect(read(cloned, 'github.com/org/repo/two')).toBe('2');
  });

  it('makes the same commit each time, one second after the base', async () => {
    const tested = { ...refs, pulls: [pull(1, one), pull(2, two)] };
    const [first, again] = [await clone([tested]), await clone([tested])];
    expect(first.record.final_sha).toMatch(/^[0-9a-f]{40}$/);
    expect(again.record.final_sha).toBe(first.record.final_sha);
    const dir = at(first, 'github.com/org/repo');
    const dates = execFileSync('git', ['log', '--first-parent', '--format=%ct'], { cwd: dir });
    const [last = 0, middle = 0, start = 0] = dates.toString().split('\n').map(Number);
    expect([last - start, middle - start]).toEqual([2, 1]);
    expect(first.record.commands?.map(({ command }) => command).join('\n')).toContain(
      `GIT_AUTHOR_DATE=${String(start + 1)} GIT_COMMITTER_DATE=${String(start + 1)} git merge --no-ff ${one}`,
    );
  });

  it.each([
    ['its number alone', { number: 1, sha: '', author: 'a' }, 'pull/1/head'],
    [
      'a ref of its own',
      { number: 9, sha: two, author: 'a', ref: 'refs/pull/2/head' },
      'refs/pull/2/head',
    ],
  ])('finds a pull request by %s', async (_how, tested, fetched) => {
    const cloned = await clone([{ ...refs, pulls: [tested] }]);
    expect(cloned.record.failed).toBeUndefined();
    expect(steps(cloned.record)).toContain(`git fetch ${repository.uri} ${fetched}`);
  });

  it('fails on a conflict, says so, and is no error of the container', async () => {
    const moved = { ...refs, base_sha: '', pulls: [pull(3, conflict)] };
    const { record } = await clone([moved]);
    expect(record).toMatchObject({ failed: true });
    expect(record.final_sha).toBeUndefined();
    expect(record.commands?.at(-1)).toMatchObject({
      output: expect.stringContaining('CONFLICT') as string,
      error: 'exit status 1',
    });
  });

  it('is an error of the container when the options say so', async () => {
    const moved = { ...refs, base_sha: '', pulls: [pull(3, conflict)] };
    await expect(clone([moved], { fail: true })).rejects.toThrow('1 clone records failed');
  });

  it('updates submodules unless told not to', async () => {
    const inner = new TestRepository();
    inner.commit('inner', 'i');
    const outer = new TestRepository();
    outer.git('-c', 'protocol.file.allow=always', 'submodule', 'add', inner.uri, 'sub');
    outer.commit('outer', 'o');
    const tested = { org: 'org', repo: 'repo', base_ref: 'main', clone_uri: outer.uri };
    expect(read(await clone([tested]), 'github.com/org/repo/sub/inner')).toBe('i');
    const without = await clone([{ ...tested, skip_submodules: true }]);
    expect(existsSync(at(without, 'github.com/org/repo/sub/inner'))).toBe(false);
  });
});

describe('what goes wrong', () => {
  it('is tried again, then recorded', async () => {
    const missing = {
      org: 'o',
      repo: 'r',
      base_ref: 'main',
      clone_uri: 'file:///no/such/repository',
    };
    const { record, log } = await clone([missing]);
    expect(record.failed).toBe(true);
    expect(record.commands?.at(-1)?.error).toBe('exit status 128');
    expect(log.match(/Retrying after sleep/g)).toHaveLength(2);
  });

  it('is recorded without anything being run when the refs are not safe', async () => {
    const { record, root } = await clone([
      { org: 'o', repo: 'r', base_ref: '--upload-pack=touch /tmp/x' },
    ]);
    expect(record.failed).toBe(true);
    expect(record.commands).toHaveLength(1);
    expect(existsSync(join(root, 'src'))).toBe(false);
  });

  it('is a failure when the token cannot be read', async () => {
    const refs = { org: 'o', repo: 'r', base_ref: 'main' };
    const { records } = await clone([refs], { oauth_token_file: '/no/such/token' });
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({ failed: true });
    expect(JSON.stringify(records)).toContain('cannot read /no/such/token');
  });
});
