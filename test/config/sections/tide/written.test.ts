import { expect, it } from 'vitest';
import { problemText } from '../../../../src/config/problem.ts';
import { mainFileOf } from '../../main-file-of.ts';

const CONTEXTS = {
  'skip-unknown-contexts': false,
  'required-contexts': ['a'],
  'required-if-present-contexts': ['b'],
  'optional-contexts': ['c'],
  'optional-regex-contexts': ['^d'],
  'from-branch-protection': true,
  'overwrite-pending-contexts': false,
};

const QUERY = {
  orgs: ['o'],
  repos: ['p/r'],
  excludedRepos: ['o/x'],
  author: 'a',
  includedBranches: ['main'],
  labels: ['lgtm'],
  missingLabels: ['hold'],
  milestone: 'm',
  reviewApprovedRequired: true,
};

const METHODS = { o: 'squash', 'o/r': 'merge', p: { r: 'rebase', s: { 'main|dev': 'merge' } } };

/** Fields without entries that have a place. Prow: pkg/config/tide.go `Tide`, `TideGitHubConfig`. */
const REST = {
  sync_period: '1m0s',
  status_update_period: '2m0s',
  merge_commit_template: { o: { title: '{{.Title}}', body: '{{.Body}}' } },
  target_urls: { o: 'u' },
  pr_status_base_urls: { '*': 'u' },
  blocker_label: 'b',
  squash_label: 's',
  rebase_label: 'r',
  merge_label: 'm',
  max_goroutines: 20,
  max_query_concurrency: 2,
  batch_size_limit: { '*': 0, o: -1 },
  prioritize_existing_batches: { o: false },
  github_merge_blocks_policy: { '*': 'block' },
  context_options: {
    ...CONTEXTS,
    orgs: { o: { ...CONTEXTS, repos: { r: { ...CONTEXTS, branches: { b: CONTEXTS } } } } },
  },
  priority: [{ labels: ['kind/bug'] }],
  display_all_tide_queries_in_status: true,
  gerrit: {
    queries: [{ org: 'https://g', repos: ['r'], filters: { branches: ['b'] } }],
    ratelimit: 5,
  },
};

it('the section tide holds what is written, every field of it', () => {
  const tide = { ...REST, queries: [QUERY, { orgs: ['o'], excludedBranches: ['b'] }] };
  const written = { tide: { ...tide, merge_method: METHODS } };
  const { global, problems, warnings } = mainFileOf(JSON.stringify(written));
  const { queries, merge_method: methods = {}, ...rest } = global.sections.tide ?? {};
  expect({ problems, warnings }).toEqual({ problems: [], warnings: [] });
  expect(rest).toEqual(REST);
  expect(queries?.map(({ value }) => value)).toEqual(tide.queries);
  expect(
    Object.fromEntries(Object.entries(methods).map(([name, { value }]) => [name, value])),
  ).toEqual(METHODS);
});

it('the old forms of addresses are there', () => {
  const old = { target_url: 'u', pr_status_base_url: 'v' };
  expect(mainFileOf(JSON.stringify({ tide: old })).global.sections.tide).toEqual(old);
});

it.each([
  [
    'tide: {sync_period: 60}',
    '1:21: sync_period must be a duration with its unit, such as "2h30m", not 60',
  ],
  ['tide: {merge_method: {o: 5}}', '1:26: o must be one of merge, rebase, squash, not 5'],
  ['tide: {merge_method: {o: true}}', '1:26: o must be one of merge, rebase, squash, not true'],
  [
    'tide: {merge_method: {o: {r: [merge]}}}',
    '1:30: r must be one of merge, rebase, squash, not a list',
  ],
  ['tide: {queries: {orgs: [a]}}', '1:17: queries must be a list, not a map'],
])('%s is no tide', (text, problem) => {
  expect(mainFileOf(text).problems.map(problemText)).toEqual([`config.yaml:${problem}`]);
});

it.each([
  ['tide: {nosuch: 1}', '1:16'],
  ['tide: {queries: [{orgs: [o], nosuch: 1}]}', '1:38'],
  ['tide: {context_options: {orgs: {o: {repos: {r: {nosuch: 1}}}}}}', '1:57'],
])('%s: what nobody knows is warned of', (text, place) => {
  const [warning] = mainFileOf(text).warnings.map(problemText);
  expect(warning).toBe(`config.yaml:${place}: the field nosuch is not known here: it is ignored`);
});
