import { expect, it } from 'vitest';
import { requiredContexts } from '../../src/config/required-contexts.ts';
import { configOf, MAIN } from './sample.ts';

function required(protection: string, repo = 'org/repo', branch = 'main'): readonly string[] {
  return requiredContexts(configOf('', `${MAIN}\nbranch-protection: ${protection}`), repo, branch);
}

const ALL = 'protect: true, required_status_checks: {contexts: [all]}';

it.each<[string, string, readonly string[]]>([
  ['of all branches', `{${ALL}}`, ['all']],
  [
    'of an org, with those of all',
    `{${ALL}, orgs: {org: {required_status_checks: {contexts: [org]}}}}`,
    ['all', 'org'],
  ],
  [
    'of a repository and a branch',
    '{orgs: {org: {repos: {repo: {required_status_checks: {contexts: [repo]}, branches: {main: {protect: true, required_status_checks: {contexts: [main]}}}}}}}}',
    ['repo', 'main'],
  ],
  ['of another org not', '{orgs: {other: {required_status_checks: {contexts: [org]}}}}', []],
  ['of branches that are left out not', `{${ALL}, exclude: ["^ma"]}`, []],
  ['of branches that are meant', `{${ALL}, include: ["^ma"]}`, ['all']],
  [
    'of a branch that is not protected not',
    `{${ALL}, allow_disabled_policies: true, orgs: {org: {protect: false}}}`,
    [],
  ],
  ['of branches that GitHub looks after not', `{${ALL}, orgs: {org: {unmanaged: true}}}`, []],
])('the contexts %s are required', (_what, protection, contexts) => {
  expect(required(protection)).toEqual(contexts);
});

it('nothing is required where nothing is said', () => {
  expect(requiredContexts(configOf('', MAIN), 'org/repo', 'main')).toEqual([]);
});
