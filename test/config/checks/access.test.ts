import { expect, it } from 'vitest';
import { presubmit, problemsOf } from '../sample.ts';

const TOKEN = 'decoration_config: {oauth_token_secret: {name: t, key: k}}';

it.each([
  ['rerun_auth_config: {allow_anyone: true}'],
  ['rerun_auth_config: {github_users: [a], github_orgs: [b]}'],
  ['rerun_auth_config: {allow_anyone: true, github_users: []}'],
  ['clone_uri: "git@github.com:org/repo.git"'],
  ['clone_uri: ""'],
  ['extra_refs: [{org: o, repo: r, clone_uri: "ssh://git@host/o/r"}]'],
  ['clone_uri: "https://host/o/r"', 'decorate: true', TOKEN],
  ['clone_uri: "HTTPS://host/o/r"', 'decorate: true', TOKEN],
])('%s is fine', (...lines) => {
  expect(problemsOf(presubmit(...lines))).toEqual([]);
});

it.each([
  [
    'rerun_auth_config: {allow_anyone: true, github_team_slugs: [{org: o, slug: s}]}',
    'jobs.yaml:5:24: presubmit unit of org/repo: allow_anyone and a list of users, teams or orgs exclude each other; keep one',
  ],
  [
    'clone_uri: "https://ho st/a"',
    'jobs.yaml:5:16: presubmit unit of org/repo: clone_uri https://ho st/a is no address that Git can clone from: "ho st" cannot be a host',
  ],
  [
    'extra_refs: [{org: o, repo: r, clone_uri: "https://host/%zz"}]',
    'jobs.yaml:5:47: presubmit unit of org/repo: clone_uri https://host/%zz is no address that Git can clone from: "%zz" is no escape of a character',
  ],
  [
    'clone_uri: "git@host:o/r"',
    'jobs.yaml:5:16: presubmit unit of org/repo: with oauth_token_secret, clone_uri must start with http:// or https://: git@host:o/r',
  ],
])('%s is refused', (line, problem) => {
  expect(problemsOf(presubmit(line, 'decorate: true', TOKEN))).toEqual([problem]);
});
