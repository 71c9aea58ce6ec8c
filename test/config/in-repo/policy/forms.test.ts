import { describe, expect, it } from 'vitest';
import { own, ownProblems, withPolicies } from '../sample.ts';

const ref = (field: string): string =>
  own(`extra_refs: [{org: a, repo: b, base_ref: main, ${field}}]`);

/** Refused in trusted repositories, too. */
const TRUSTED = withPolicies('{repos: ["*"], trusted: true}');

describe('texts that become paths and arguments', () => {
  it.each([
    'ext::sh -c id',
    'file:///etc/passwd',
    '-oProxyCommand=id:x',
    '--upload-pack=id',
    'ssh://-oProxyCommand=id/x',
    'git@-oProxyCommand=id:x',
    'https://user:pw@evil@github.com/a',
    'fd::17',
    '/etc',
    '../x',
  ])('%j is no clone_uri', (uri) => {
    const problems = ownProblems(own(`clone_uri: ${JSON.stringify(uri)}`), TRUSTED);
    expect(problems).toContainEqual(expect.stringMatching(/clone_uri/));
    expect(ownProblems(ref(`clone_uri: ${JSON.stringify(uri)}`), TRUSTED)).not.toEqual([]);
  });

  it.each([
    'https://github.com/a/b.git',
    'https://x-access-token@ghe.example/a/b',
    'ssh://git@ghe.example:22/a/b',
    'git@github.com:a/b.git',
    'git://example.org/a',
  ])('%j is one', (uri) => {
    expect(ownProblems(own(`clone_uri: ${JSON.stringify(uri)}`), TRUSTED)).toEqual([]);
  });

  it.each([
    'base_ref: --upload-pack=id',
    'base_ref: a..b',
    'base_ref: "a b"',
    'base_ref: "+main:main"',
    'base_sha: --exec',
    'path_alias: ../../etc',
    'path_alias: /etc',
    'path_alias: a/.git/hooks',
    'org: ..',
    'repo: ../b',
    'repo: -b',
    'repo_link: "ext::id"',
    'sparse_checkout_files: [--stdin]',
  ])('%j of an extra ref is refused', (field) => {
    expect(ownProblems(ref(field), TRUSTED)).toHaveLength(1);
  });

  it.each([
    'base_ref: release/1.2',
    'base_ref: v1.0-rc.1',
    'base_sha: abcdef0123456789',
    'path_alias: k8s.io/kubernetes',
    'org: "https://g.example"',
    'sparse_checkout_files: [docs]',
  ])('%j of an extra ref is not', (field) => {
    expect(ownProblems(ref(field), TRUSTED)).toEqual([]);
  });

  it.each([
    'path_alias: ..',
    'name: ..',
    'name: -rf',
    `name: ${'a'.repeat(201)}, context: long`,
    'context: tide',
    'name: tide',
    'context: "a\\nb"',
    'trigger: "(?m)^/x", rerun_command: "/x\\n@everyone"',
    'trigger: "(?m)^/x", rerun_command: "/x ```"',
    'decoration_config: {sparse_checkout_files: [-x]}, decorate: true',
  ])('%j of a job is refused', (fields) => {
    expect(ownProblems(own(fields), TRUSTED)).toHaveLength(1);
  });
});
