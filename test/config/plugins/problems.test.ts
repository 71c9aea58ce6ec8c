import { describe, expect, it } from 'vitest';
import { problemsOf, warningsOf } from './problems-of.ts';

type Case = readonly [what: string, yaml: string, ...problems: string[]];

function refuses(cases: readonly Case[]): void {
  it.each(cases)('%s', (_what, yaml, ...problems) => {
    expect(problemsOf(yaml)).toEqual(problems.map((problem) => `plugins.yaml:${problem}`));
  });
}

describe('what Prow loads and does not do loads with a warning', () => {
  it.each([
    [
      'plugins that it has not',
      'plugins:\n  org:\n    plugins: [trigger, needs-rebase]\n  org/repo: [triger]\n',
      '3:24: Prow has no plugin needs-rebase; an external one belongs in external_plugins [unknown-plugin]',
      '4:13: Prow has no plugin triger; an external one belongs in external_plugins [unknown-plugin]',
    ],
    [
      'patterns of a blockade that do not compile',
      "blockades: [{blockregexps: ['('], exceptionregexps: [a, ')']}]",
      '1:29: blockregexps[0] is no regular expression: missing closing ): `(` [blockade-pattern]',
      '1:57: exceptionregexps[1] is no regular expression: unexpected ): `)` [blockade-pattern]',
    ],
    ['an older name, which is right', 'plugins: {org: {plugins: [transfer-issue]}}'],
  ])('%s', (_what, yaml, ...warnings) => {
    expect(warningsOf(yaml)).toEqual(warnings.map((warning) => `plugins.yaml:${warning}`));
  });
});

describe('external_plugins', () => {
  refuses([
    [
      'of an org are not named again for its repository',
      'external_plugins:\n  org: [{name: a}, {name: b}]\n  org/repo: [{name: b}, {name: c}]\n',
      '3:13: org/repo repeats external plugins that org has: b; remove them here',
    ],
    [
      'of one repository are named for another',
      'external_plugins: {org/a: [{name: x}], org/b: [{name: x}], other: [{name: x}]}',
    ],
  ]);
});

const ENTRIES = 'name: jobs, key: all, clusters: {build: [ci]}';
const NAMES = Array.from({ length: 257 }, (_, index) => `jobs-${index}`).join(', ');

describe('config_updater', () => {
  refuses([
    [
      'sets a key from one file',
      `config_updater:\n  maps:\n    a.yaml: {${ENTRIES}}\n    b.yaml: {${ENTRIES}}\n`,
      '4:13: the key all of the ConfigMap jobs is set already, in plugins.yaml:3',
    ],
    [
      'names a key after the file, for the cluster and the namespace of Prow',
      'config_updater:\n  maps:\n    a/jobs.yaml: {name: jobs}\n    b/jobs.yaml: {name: jobs, clusters: {}}\n',
      '4:18: the key jobs.yaml of the ConfigMap jobs is set already, in plugins.yaml:3',
    ],
    [
      'sets a key of several ConfigMaps, clusters and namespaces',
      'config_updater: {maps: {a: {name: x, key: k}, b: {name: y, key: k}, c: {name: x, key: k, clusters: {default: [ci], build: [""]}}}}',
    ],
    [
      'names one ConfigMap or several',
      'config_updater: {maps: {a: {name: x, partitioned_names: [y, z]}}}',
      '1:57: name and partitioned_names exclude each other; keep one',
    ],
    [
      'names at most 256 ConfigMaps',
      `config_updater: {maps: {a: {partitioned_names: [${NAMES}]}}}`,
      '1:48: partitioned_names has 257 names; at most 256 are possible',
    ],
    [
      'names clusters or groups of them',
      'config_updater: {cluster_groups: {g: {}}, maps: {a: {name: x, clusters: {c: [n]}, cluster_groups: [g]}}}',
      '1:99: clusters and cluster_groups exclude each other; keep one',
    ],
    [
      'names groups that are there',
      'config_updater: {cluster_groups: {g: {}}, maps: {a: {name: x, cluster_groups: [g, toString]}}}',
      '1:83: config_updater.cluster_groups has no group toString',
    ],
  ]);
});

describe('sizes', () => {
  refuses([
    ['grow', 'size: {s: 10, m: 10, l: 100, xl: 500, xxl: 1000}'],
    [
      'that shrink are told one by one',
      'size: {s: 10, m: 5, l: 100, xl: 50, xxl: 60}',
      '1:18: size.m (5) must not be less than size.s (10)',
      '1:33: size.xl (50) must not be less than size.l (100)',
    ],
    ['that are absent are 0', 'size: {s: 10}', '1:7: size.m (0) must not be less than size.s (10)'],
  ]);
});

describe('requests of reviews', () => {
  refuses([
    [
      'are at least one',
      'blunderbuss: {request_count: 0}\nrifle: {request_count: -1}',
      '1:30: request_count must be at least 1, not 0; leave it out for the default, 2',
      '2:24: request_count must be at least 1, not -1; leave it out for the default, 2',
    ],
    ['are two when nothing is said', 'blunderbuss: {exclude_approvers: true}'],
  ]);
});

describe('lists by repository', () => {
  refuses([
    [
      'have an org or a repository once',
      'approve:\n- repos: [org, org/repo]\n- repos: [org/repo, other]\n- repos: [org]\n',
      '3:11: approve is set for org/repo already, in plugins.yaml:2',
      '4:11: approve is set for org already, in plugins.yaml:2',
    ],
    [
      'welcome a repository once',
      'welcome: [{repos: [org, org]}]',
      '1:25: welcome is set for org already, in plugins.yaml:1',
    ],
    ['lgtm may repeat: the first one counts', 'lgtm: [{repos: [org]}, {repos: [org]}]'],
  ]);
});

describe('invalid_commit_msg', () => {
  refuses([
    [
      'has checks that are there',
      'invalid_commit_msg: [{repos: [org], checks: [{name: fixupPrefix}, {name: typos}, {}]}]',
      '1:74: there is no check "typos"; name one of fixupPrefix, issueClosingKeywords',
      '1:82: there is no check ""; name one of fixupPrefix, issueClosingKeywords',
    ],
    [
      'is for repositories, each once',
      'invalid_commit_msg: [{repos: [org, " "]}, {repos: [org]}]',
      '1:36: repos needs an org or org/repo here',
      '1:52: invalid_commit_msg is set for org already, in plugins.yaml:1',
    ],
  ]);
});
