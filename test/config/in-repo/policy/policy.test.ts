import { describe, expect, it } from 'vitest';
import { MAIN, problemsOf } from '../../sample.ts';
import { ownPod, ownProblems, withPolicies } from '../sample.ts';

const SECRETS = ownPod('imagePullSecrets: [{name: a}, {name: b}]');

function mistakes(policy: string): readonly string[] {
  return problemsOf('', `${MAIN}\nprowflow: {in_repo_policies: [${policy}]}`);
}

describe('in_repo_policies', () => {
  it.each([
    ['one entry', ['{repos: [org/repo], allow: {secrets: [a, b]}}'], 0],
    [
      'entries for repository and org',
      ['{repos: [org], allow: {secrets: [a]}}', '{repos: [org/repo], allow: {secrets: [b]}}'],
      0,
    ],
    [
      'entries for repository and all',
      ['{repos: ["*"], allow: {secrets: [a]}}', '{repos: [x, org/repo], allow: {secrets: [b]}}'],
      0,
    ],
    [
      'an entry that allows less',
      ['{repos: [org], allow: {secrets: ["*"]}}', '{repos: [org/repo], allow: {secrets: [a]}}'],
      0,
    ],
    ['entries for others', ['{repos: [org/other, or, org/rep], trusted: true}'], 2],
    ['an entry in another case', ['{repos: [ORG], trusted: true}'], 2],
    ['half of the names', ['{repos: [org], allow: {secrets: [a]}}'], 1],
    ['another rule', ['{repos: [org], allow: {service_accounts: ["*"]}}'], 2],
  ])('with %s', (_, policies, problems) => {
    expect(ownProblems(SECRETS, withPolicies(...policies))).toHaveLength(problems);
  });

  it.each([
    ['{repos: [org], trusted: true, alow: {}}', /the field "alow" is not known here/],
    ['{repos: [org], allow: {secret: [a]}}', /the field "secret" is not known here/],
    ['{repos: [org], allow: {privileged: "yes"}}', /privileged must be true or false/],
    ['{repos: [org], allow: {secrets: a}}', /secrets must be a list/],
    ['{repos: org, trusted: true}', /repos must be a list/],
    ['{trusted: true}', /a policy needs repos/],
    ['{repos: [], trusted: true}', /a policy needs repos/],
    ['{repos: [org]}', /a policy needs trusted: true, or something under allow/],
    ['{repos: [org], trusted: false}', /a policy needs trusted: true, or something under allow/],
    ['{repos: [org/*], trusted: true}', /repos must have org\/repo, org or "\*", not "org\/\*"/],
    ['{repos: [org], allow: {host_paths: [var]}}', /absolute paths without \.\., not "var"/],
    ['{repos: [org], allow: {host_paths: [/a/../b]}}', /absolute paths without/],
  ])('a mistake in %s is told', (policy, says) => {
    expect(mistakes(policy)).toContainEqual(expect.stringMatching(says));
  });

  it('refuses what it does not know beside it', () => {
    expect(problemsOf('', `${MAIN}\nprowflow: {in_repo_policy: []}`)).toEqual([
      expect.stringMatching(/^config\.yaml:\d+:\d+: the field "in_repo_policy" is not known here/),
    ]);
  });
});
