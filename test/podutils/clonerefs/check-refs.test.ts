import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refsProblem } from '../../../podutils/src/clonerefs/check-refs.ts';
import { baseCommands, pullCommands } from '../../../podutils/src/clonerefs/git-commands.ts';
import { repositoryUri } from '../../../podutils/src/clonerefs/repository-uri.ts';
import type { Refs } from '../../../src/prowjob/refs.ts';

const PROTOCOLS = ['https', 'ssh'];
const GOOD: Refs = {
  org: 'org',
  repo: 'repo',
  base_ref: 'main',
  base_sha: 'a'.repeat(40),
  pulls: [{ number: 1, author: 'a', sha: 'b'.repeat(40), ref: 'refs/changes/01/1/1' }],
};
const withPull = (pull: object): Refs => ({
  ...GOOD,
  pulls: [{ number: 1, author: 'a', sha: '', ...pull }],
});

describe('refs that may be checked out', () => {
  it.each<[string, Refs]>([
    ['a pull request', GOOD],
    ['a branch with a slash', { ...GOOD, base_ref: 'release/1.30' }],
    ['an alias', { ...GOOD, path_alias: 'k8s.io/repo' }],
    ['another host', { ...GOOD, repo_link: 'https://ghe.corp/org/repo' }],
    ['SSH', { ...GOOD, clone_uri: 'git@github.com:org/repo.git' }],
  ])('%s', (_what, refs) => {
    expect(refsProblem(refs, PROTOCOLS)).toBeUndefined();
  });
});

describe('refs that may not', () => {
  it.each<[string, Refs, string]>([
    ['no branch', { org: 'o', repo: 'r' }, 'base_ref "" is not the name'],
    [
      'an option as branch',
      { ...GOOD, base_ref: '--upload-pack=evil' },
      'is not the name of a branch',
    ],
    ['a refspec as branch', { ...GOOD, base_ref: 'main:evil' }, 'is not the name of a branch'],
    [
      'a branch of control characters',
      { ...GOOD, base_ref: 'a\nb' },
      'is not the name of a branch',
    ],
    ['an option as commit', { ...GOOD, base_sha: '--help' }, 'is no commit id'],
    ['a branch as commit', withPull({ sha: 'main' }), 'the sha "main" of pull 1 is no commit id'],
    ['an option as ref', withPull({ ref: '--exec=evil' }), 'the ref "--exec=evil" of pull 1'],
    ['a forced refspec', withPull({ ref: '+refs/heads/a' }), 'of pull 1 is not the name of a ref'],
    [
      'a path out of the folder',
      { ...GOOD, path_alias: '../../etc' },
      'is no path to check out into',
    ],
    ['a path into git itself', { ...GOOD, path_alias: 'a/.git/hooks' }, 'is no path to check out'],
    ['an absolute path', { ...GOOD, path_alias: '/etc' }, 'is no path to check out into'],
    ['a repository above', { ...GOOD, repo: '..' }, 'is no path to check out into'],
    [
      'a remote helper',
      { ...GOOD, clone_uri: 'ext::sh -c evil' },
      'is not the address of a repository',
    ],
    ['an option as address', { ...GOOD, clone_uri: '--upload-pack=evil' }, 'is not the address'],
    [
      'an option as host',
      { ...GOOD, clone_uri: 'ssh://-oProxyCommand=evil/x' },
      'is not the address',
    ],
    [
      'an option behind the user',
      { ...GOOD, clone_uri: 'git@-oProxyCommand=evil:x' },
      'is not the address',
    ],
    [
      'a local path',
      { ...GOOD, clone_uri: '/etc' },
      'needs the protocol file; allowed are https, ssh',
    ],
    ['a file address', { ...GOOD, clone_uri: 'file:///etc' }, 'needs the protocol file'],
    ['an option as pattern', { ...GOOD, sparse_checkout_files: ['--stdin'] }, 'is no path'],
  ])('%s', (_what, refs, problem) => {
    expect(refsProblem(refs, PROTOCOLS)).toContain(problem);
  });

  it('never lets a text become an option of git', () => {
    const nasty = fc.oneof(
      fc.string(),
      fc.constantFrom('--upload-pack=x', '-c', '--exec', '+a', ':b', 'a:b', '-', '--'),
    );
    fc.assert(
      fc.property(nasty, nasty, nasty, nasty, (base_ref, base_sha, sha, ref) => {
        const refs = { ...withPull({ sha, ref }), base_ref, base_sha };
        if (refsProblem(refs, PROTOCOLS) !== undefined) return;
        const uri = repositoryUri(refs);
        const checkout = { dir: '/d', uri, env: [], userName: '', userEmail: '', cookiePath: '' };
        const ours = ['--tags', '--prune', '--force', '--no-ff', '--init', '--recursive', '-p'];
        const args = [...baseCommands(refs, checkout), ...pullCommands(refs, checkout, 0)].flatMap(
          (command) => command.args,
        );
        expect(args.filter((arg) => arg.startsWith('-') && !ours.includes(arg))).toEqual([]);
      }),
    );
  });
});
