import { describe, expect, it } from 'vitest';
import { problemsOf } from './problems-of.ts';

describe('require_matching_label', () => {
  const entry = (...lines: readonly string[]): string =>
    `require_matching_label:\n- ${lines.join('\n  ')}`;
  const RIGHT = ['org: org', 'prs: true', 'regexp: ^kind/', 'missing_label: needs-kind'];
  const without = (field: string): readonly string[] =>
    RIGHT.filter((line) => !line.startsWith(field));

  it('needs an org, a pattern, a label and something to look at', () => {
    expect(problemsOf(entry(...RIGHT))).toEqual([]);
    expect(problemsOf('require_matching_label: [{}]')).toEqual([
      'plugins.yaml:1:26: require_matching_label needs org',
      'plugins.yaml:1:26: require_matching_label needs regexp',
      'plugins.yaml:1:26: require_matching_label needs missing_label',
      'plugins.yaml:1:26: prs or issues must be true',
    ]);
  });

  it.each([
    ['repo: org/repo', '6:9: repo must not contain /; the org belongs in org'],
    ['grace_period: soon', '6:17: grace_period must be a duration such as "5s", not "soon"'],
    ['grace_period: 5', '6:17: grace_period must be a duration such as "5s", not "5"'],
  ])('refuses %s', (line, problem) => {
    expect(problemsOf(entry(...RIGHT, line))).toEqual([`plugins.yaml:${problem}`]);
  });

  it('has a branch for pull requests only', () => {
    const text = entry(...without('prs'), 'issues: true', 'branch: main');
    expect(problemsOf(text)).toEqual(['plugins.yaml:6:11: branch needs prs: true']);
  });

  it('adds no label that would end the need for it', () => {
    const text = entry(...without('regexp'), 'regexp: kind');
    expect(problemsOf(text)).toEqual([
      'plugins.yaml:4:18: regexp matches missing_label, needs-kind: the label would end its own need',
    ]);
  });

  it('has a pattern of RE2', () => {
    const text = entry(...without('regexp'), 'regexp: (kind');
    expect(problemsOf(text)).toEqual([
      'plugins.yaml:5:11: regexp is no regular expression: missing closing ): `(kind`',
    ]);
  });
});

const WRONG = 'missing closing ): `(`';

it.each([
  ['sigmention: {regexp: (}', `1:22: regexp is no regular expression: ${WRONG}`],
  ['heart: {commentregexp: (}', `1:24: commentregexp is no regular expression: ${WRONG}`],
  [
    'cherry_pick_unapproved: {branchregexp: (}',
    `1:40: branchregexp is no regular expression: ${WRONG}`,
  ],
  [
    'cherry_pick_approved: [{branchregexp: (}]',
    `1:39: branchregexp is no regular expression: ${WRONG}`,
  ],
  ['blockades: [{branchregexp: (}]', `1:28: branchregexp is no regular expression: ${WRONG}`],
  [
    'blunderbuss: {wait_for_status: {description: (}}',
    `1:46: description is no regular expression: ${WRONG}`,
  ],
])('%s has no pattern of RE2', (text, problem) => {
  expect(problemsOf(text)).toEqual([`plugins.yaml:${problem}`]);
});

describe('project_manager', () => {
  const COLUMN = '{name: To do, org: org, labels: [a, b]}';
  const columns = (...all: readonly string[]): string =>
    `project_manager: {orgsRepos: {org: {projects: {Work: {columns: [${all.join(', ')}]}}}}}`;

  it.each([
    ['needs nothing', 'project_manager: {}', []],
    [
      'needs projects',
      'project_manager: {orgsRepos: {org: {}}}',
      ['1:36: org has no projects; name one'],
    ],
    ['needs columns', columns(), ['1:54: the project Work has no columns; add one']],
    ['has columns', columns(COLUMN, '{id: 0, org: org, labels: [a]}'), []],
    [
      'has columns that are named, of an org, for labels',
      columns('{}'),
      [
        '1:65: a column needs a name or an id',
        '1:65: a column needs labels',
        '1:65: a column needs an org',
      ],
    ],
    [
      'has other labels for each column',
      columns(COLUMN, '{id: 2, org: org, labels: [b, a]}'),
      ['1:106: a column with the labels a, b is there already, in plugins.yaml:1'],
    ],
  ])('%s', (_what, text, problems) => {
    expect(problemsOf(text)).toEqual(problems.map((problem) => `plugins.yaml:${problem}`));
  });
});
