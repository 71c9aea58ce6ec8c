import { expect, it } from 'vitest';
import type { PluginsConfig } from '../../src/config/config.ts';
import { loadPlugins, noPlugins } from '../../src/config/load-plugins.ts';
import { problemText } from '../../src/config/problem.ts';

function pluginsOf(text: string): PluginsConfig {
  const loaded = loadPlugins({ path: 'plugins.yaml', text });
  if (!loaded.ok) throw new Error(loaded.problems.map(problemText).join('\n'));
  return loaded.value;
}

const PLUGINS = `
plugins:
  org:
    plugins: [trigger, hold]
    excluded_repos: [secret]
  org/repo:
    plugins: [cat]
  org/secret: [dog]
  old: [trigger, trigger]
`;

it.each([
  ['org/repo', ['trigger', 'hold', 'cat']],
  ['org/other', ['trigger', 'hold']],
  ['org/secret', ['dog']],
  ['old/repo', ['trigger']],
  ['constructor/repo', []],
])('the plugins of %s are %j', (repo, expected) => {
  expect(pluginsOf(PLUGINS).enabledFor(repo)).toEqual(expected);
});

it('a plugin of an org is not named again for its repository', () => {
  const text = 'plugins:\n  org: [trigger, hold]\n  org/repo: [trigger, cat, hold]\n';
  const loaded = loadPlugins({ path: 'plugins.yaml', text });
  expect(loaded.ok ? [] : loaded.problems.map(problemText)).toEqual([
    'plugins.yaml:3:13: org/repo repeats plugins that org has: trigger, hold; remove them here',
  ]);
});

it('a plugin of an org is named for a repository that the org excludes', () => {
  const text =
    'plugins:\n  org: {plugins: [trigger], excluded_repos: [repo]}\n  org/repo: {plugins: [trigger]}\n';
  expect(pluginsOf(text).enabledFor('org/repo')).toEqual(['trigger']);
});

const TRIGGERS = `
triggers:
- repos: [org]
  trusted_org: friends
  only_org_members: true
- repos: [org/repo, org/other]
  join_org_url: https://join.example.com
  trusted_apps: [bot]
- repos: [org/repo]
  ignore_ok_to_test: true
`;

it.each([
  [
    'the first entry of the repository',
    'org/repo',
    {
      joinOrgUrl: 'https://join.example.com',
      trustedApps: ['bot'],
      onlyOrgMembers: false,
      ignoreOkToTest: false,
    },
  ],
  [
    'else that of the org',
    'org/third',
    {
      trustedOrg: 'friends',
      joinOrgUrl: 'https://github.com/orgs/friends/people',
      onlyOrgMembers: true,
    },
  ],
  [
    'else the defaults',
    'x/y',
    {
      trustedOrg: '',
      trustedApps: [],
      joinOrgUrl: '',
      onlyOrgMembers: false,
      ignoreOkToTest: false,
      triggerGithubWorkflows: false,
    },
  ],
])('trigger takes %s', (_sentence, repo, expected) => {
  expect(pluginsOf(TRIGGERS).triggerFor(repo)).toMatchObject(expected);
});

it('the settings of other plugins are there for them', () => {
  expect(pluginsOf('cat: {key_path: /etc/cat}').sections).toEqual({
    cat: { key_path: '/etc/cat' },
  });
});

it('without a file no plugin is on', () => {
  expect(noPlugins().enabledFor('org/repo')).toEqual([]);
});

it.each([
  ['plugins: [a]', 'plugins.yaml:1:10: plugins must be a map, not a list'],
  ['plugins: {org: trigger}', 'plugins.yaml:1:16: org must be a map, not the text "trigger"'],
  [
    'triggers: [{only_org_members: sure}]',
    'plugins.yaml:1:31: only_org_members must be true or false, without quotes, not the text "sure"',
  ],
  ['plugins: {', /^plugins\.yaml:1:\d+: this is not valid YAML/],
])('%j is refused, with its place', (text, expected) => {
  const loaded = loadPlugins({ path: 'plugins.yaml', text });
  const says = loaded.ok ? '' : loaded.problems.map(problemText).join('\n');
  if (typeof expected === 'string') expect(says).toBe(expected);
  else expect(says).toMatch(expected);
});
