import { describe, expect, it } from 'vitest';
import { mainFileProblems, mainFileWarnings } from '../main-file-of.ts';

describe('settings of tide', () => {
  it.each([
    [
      'V93 max_goroutines',
      'tide: {max_goroutines: -1}',
      'config.yaml:1:24: max_goroutines must not be negative',
    ],
    [
      'V94 both forms of target_url',
      'tide: {target_url: a, target_urls: {org: b}}',
      "config.yaml:1:20: target_url and target_urls exclude each other; keep the key '*' of the latter",
    ],
    [
      'V95 both forms of pr_status_base_url',
      "tide: {pr_status_base_url: a, pr_status_base_urls: {'*': b}}",
      "config.yaml:1:28: pr_status_base_url and pr_status_base_urls exclude each other; keep the key '*' of the latter",
    ],
    [
      "V95 pr_status_base_urls without '*'",
      'tide: {pr_status_base_urls: {org: b}}',
      "config.yaml:1:29: pr_status_base_urls needs the key '*', the address of all other repositories",
    ],
    [
      'V96 the method of an org',
      'tide: {merge_method: {org: sqash}}',
      'config.yaml:1:28: org must be one of merge, rebase, squash, not the text "sqash"',
    ],
    [
      'V96 the method of a repository',
      'tide: {merge_method: {org: {repo: Merge}}}',
      'config.yaml:1:35: repo must be one of merge, rebase, squash, not the text "Merge"',
    ],
    [
      'V96 the method of a branch',
      'tide: {merge_method: {org: {repo: {main: ff}}}}',
      'config.yaml:1:42: main must be one of merge, rebase, squash, not the text "ff"',
    ],
    [
      'V96 a branch without a method',
      "tide: {merge_method: {org: {repo: {main: ''}}}}",
      'config.yaml:1:42: main must be one of merge, rebase, squash, not the text ""',
    ],
    [
      'V96 a branch that is no pattern',
      "tide: {merge_method: {org: {repo: {'ma(in': squash}}}}",
      'config.yaml:1:45: the branch ma(in is no regular expression: missing closing ): `ma(in`',
    ],
    [
      'V97 the title of a commit',
      "tide: {merge_commit_template: {org/repo: {title: '{{.Title'}}}",
      'config.yaml:1:50: the title of org/repo is no Go template: "{{" at offset 0 has no "}}"',
    ],
    [
      'V97 the body of a commit',
      "tide: {merge_commit_template: {org: {body: '{{nosuch .}}'}}}",
      'config.yaml:1:44: the body of org is no Go template: there is no function "nosuch" in {{nosuch .}}',
    ],
    [
      'V98 what it means that GitHub blocks',
      "tide: {github_merge_blocks_policy: {'*': deny}}",
      'config.yaml:1:42: * must be one of ignore, permit, block, not the text "deny"',
    ],
  ])('%s: %s', (_, text, problem) => {
    expect(mainFileProblems(text)).toEqual([problem]);
  });
});

describe('V99: a query', () => {
  it.each([
    ['{orgs: [o/r]}', '3:13: o/r is no org; repositories belong in repos'],
    ["{orgs: ['']}", '3:13: an org has no name'],
    ['{repos: [r]}', '3:14: r is no repository; write org/repo'],
    ['{repos: [o/r/x]}', '3:14: o/r/x is no repository; write org/repo'],
    ['{repos: [/r]}', '3:14: /r is no repository; write org/repo'],
    ["{repos: ['']}", '3:14: an empty entry is no repository; write org/repo'],
    ['{orgs: [o], repos: [o/r]}', '3:25: o/r is already in the org o of this query'],
    ['{labels: [lgtm]}', '3:5: a query of tide needs orgs or repos'],
    ['{orgs: [o], excludedRepos: [r]}', '3:33: r is no repository; write org/repo'],
    [
      '{orgs: [o], excludedRepos: [p/r]}',
      '3:33: excluding p/r does nothing: the org p is not in this query',
    ],
    ['{orgs: [o, o]}', '3:16: o is there twice'],
    ['{repos: [o/r, o/r]}', '3:19: o/r is there twice'],
    ['{orgs: [o], excludedRepos: [o/r, o/r]}', '3:38: o/r is there twice'],
    ['{orgs: [o], labels: [a, a]}', '3:29: a is there twice'],
    ['{orgs: [o], missingLabels: [a, a]}', '3:36: a is there twice'],
    ['{orgs: [o], includedBranches: [a, a]}', '3:39: a is there twice'],
    ['{orgs: [o], excludedBranches: [a, a]}', '3:39: a is there twice'],
    [
      '{orgs: [o], labels: [a], missingLabels: [a]}',
      '3:46: the label a is both required and forbidden',
    ],
    [
      '{orgs: [o], includedBranches: [a], excludedBranches: [b]}',
      '3:58: includedBranches and excludedBranches exclude each other; what is not included is excluded anyway',
    ],
  ])('%s is refused', (query, problem) => {
    expect(mainFileProblems(`tide:\n  queries:\n  - ${query}`)).toEqual([`config.yaml:${problem}`]);
  });
});

describe('V100: context_options', () => {
  it.each([
    [
      '{required-contexts: [a, b], optional-contexts: [b]}',
      '1:25: the context b is in required-contexts and in optional-contexts; keep one',
    ],
    [
      '{required-contexts: [a], required-if-present-contexts: [a]}',
      '1:25: the context a is in required-contexts and in required-if-present-contexts; keep one',
    ],
    [
      '{optional-contexts: [a], required-if-present-contexts: [a]}',
      '1:25: the context a is in optional-contexts and in required-if-present-contexts; keep one',
    ],
    [
      "{optional-regex-contexts: ['(']}",
      '1:25: optional-regex-contexts has (, which is no regular expression: missing closing ): `(`',
    ],
    [
      "{required-contexts: [ci/a], optional-regex-contexts: ['^ci/']}",
      '1:25: optional-regex-contexts has ^ci/, which matches ci/a of required-contexts',
    ],
    [
      '{required-if-present-contexts: [ci/a], optional-regex-contexts: [a$]}',
      '1:25: optional-regex-contexts has a$, which matches ci/a of required-if-present-contexts',
    ],
    [
      '{required-contexts: [a], orgs: {o: {optional-contexts: [a]}}}',
      '1:60: the context a is in required-contexts and in optional-contexts; keep one',
    ],
    [
      '{orgs: {o: {required-contexts: [a], repos: {r: {optional-contexts: [a]}}}}}',
      '1:72: the context a is in required-contexts and in optional-contexts; keep one',
    ],
    [
      '{orgs: {o: {repos: {r: {required-contexts: [a], branches: {b: {optional-contexts: [a]}}}}}}}',
      '1:87: the context a is in required-contexts and in optional-contexts; keep one',
    ],
  ])('%s loads with a warning', (options, problem) => {
    const text = `tide: {context_options: ${options}}`;
    expect(mainFileProblems(text)).toEqual([]);
    expect(mainFileWarnings(text)).toEqual([`config.yaml:${problem} [tide-context-options]`]);
  });
});

it.each([
  'tide: {}',
  'tide: {max_goroutines: 0, target_urls: {org: a}}',
  "tide: {pr_status_base_urls: {'*': a, org: b}}",
  'tide: {merge_method: {org: squash, org/repo: rebase, org/repo@main: merge}}',
  "tide: {merge_method: {org: {'*': rebase, repo: {'release-.*': squash}}, other: ''}}",
  "tide: {merge_commit_template: {org: {title: '{{.Title}} (#{{.Number}})', body: ''}}}",
  'tide: {github_merge_blocks_policy: {org: block, org/repo: ignore}}',
  'tide: {queries: [{orgs: [o], repos: [p/r], excludedRepos: [o/r]}]}',
  'tide: {queries: [{orgs: [o], labels: ["a,b", a], missingLabels: [b]}]}',
  'tide: {context_options: {required-contexts: [a], orgs: {o: {required-contexts: [a]}}}}',
  'tide: {context_options: {orgs: {o: {required-contexts: [a]}, p: {optional-contexts: [a]}}}}',
])('%s is accepted', (text) => {
  expect(mainFileProblems(text)).toEqual([]);
  expect(mainFileWarnings(text)).toEqual([]);
});

it('a template that Go can render and prowflow cannot loads with a warning', () => {
  const text = "tide: {merge_commit_template: {org: {title: '{{template `a`}}'}}}";
  expect(mainFileProblems(text)).toEqual([]);
  expect(mainFileWarnings(text)).toEqual([
    'config.yaml:1:45: the title of org is more than prowflow can render: {{template `a`}}: "template" is not supported [unsupported-template]',
  ]);
});
