import { describe, expect, it } from 'vitest';
import { presubmit } from '../sample.ts';
import { found } from './material.ts';

const tide = (query: string): string => `tide:\n  queries:\n  - ${query}\n`;
const LGTM = 'the label lgtm is required for merging, and the plugin lgtm is off';
const SILENT = 'the plugin lgtm is on, and its label lgtm is not required for merging';

/** Where a query names its first org or repository. */
const columnOf = (query: string): number => query.indexOf('[') + 6;

describe('mismatched-tide-lenient', () => {
  it.each([
    ['{orgs: [o], labels: [lgtm]}', 'o: {plugins: [lgtm]}'],
    ['{repos: [o/r], labels: [lgtm]}', 'o: {plugins: [lgtm]}'],
    [
      '{orgs: [o], excludedRepos: [o/r], labels: [lgtm]}',
      'o: {plugins: [lgtm], excluded_repos: [r]}',
    ],
    ['{orgs: [o]}', 'elsewhere: {plugins: [lgtm]}'],
  ])('lets pass %s with %s', (query, plugins) => {
    const sample = { main: tide(query), plugins: `plugins: {${plugins}}` };
    expect(found('mismatched-tide-lenient', sample)).toEqual([]);
  });

  it.each([
    ['{orgs: [o], labels: [lgtm]}', 'p: {plugins: [lgtm]}', [`the org o: ${LGTM}`]],
    ['{repos: [o/r], labels: [lgtm]}', 'o/s: {plugins: [lgtm]}', [`o/r: ${LGTM}`]],
    ['{orgs: [o], labels: [lgtm]}', 'o: {plugins: [lgtm], excluded_repos: [r]}', [`o/r: ${LGTM}`]],
    [
      '{orgs: [o]}',
      'o: {plugins: [lgtm], excluded_repos: [r]}',
      [`the org o without o/r: ${SILENT}`],
    ],
    ['{repos: [o/r], labels: [approved]}', 'o: {plugins: [approve, lgtm]}', [`o/r: ${SILENT}`]],
  ])('finds in %s with %s', (query, plugins, says) => {
    const sample = { main: tide(query), plugins: `plugins: {${plugins}}` };
    expect(found('mismatched-tide-lenient', sample)).toEqual(
      says.map((text) => `config.yaml:3:${columnOf(query)}: ${text}`),
    );
  });

  it('points to the query that speaks of the repository', () => {
    const main = `${tide('{repos: [a/b], labels: [lgtm]}')}  - {repos: [o/r], labels: [lgtm]}\n`;
    const plugins = 'plugins: {a: {plugins: [lgtm]}}';
    expect(found('mismatched-tide-lenient', { main, plugins })).toEqual([
      `config.yaml:4:14: o/r: ${LGTM}`,
    ]);
  });
});

describe('mismatched-tide', () => {
  it('has what the lenient rule has', () => {
    const sample = { main: tide('{orgs: [o], labels: [lgtm]}'), plugins: '' };
    expect(found('mismatched-tide', sample)).toEqual([`config.yaml:3:13: the org o: ${LGTM}`]);
  });

  it.each([
    [
      '{orgs: [o], missingLabels: [do-not-merge/hold]}',
      'plugins: {}',
      'the label do-not-merge/hold is forbidden for merging, and the plugin hold is off',
    ],
    [
      '{orgs: [o]}',
      'plugins: {o: {plugins: [wip]}}',
      'the plugin wip is on, and its label do-not-merge/work-in-progress is not forbidden for merging',
    ],
    [
      '{orgs: [o], missingLabels: [needs-rebase]}',
      'external_plugins: {o/r: [{name: needs-rebase}]}',
      'the label needs-rebase is forbidden for merging, and the plugin needs-rebase is off',
    ],
  ])('finds in %s with %s', (query, plugins, says) => {
    const [first] = found('mismatched-tide', { main: tide(query), plugins });
    expect(first).toMatch(/^config\.yaml:3:13: the org o/);
    expect(first?.endsWith(`: ${says}`)).toBe(true);
  });

  it.each([
    ['{orgs: [o]}', 'external_plugins: {o: [{name: needs-rebase}]}'],
    ['{orgs: [o], missingLabels: [needs-rebase]}', 'external_plugins: {o: [{name: needs-rebase}]}'],
  ])('needs-rebase may be on without its label: %s with %s', (query, plugins) => {
    expect(found('mismatched-tide', { main: tide(query), plugins })).toEqual([]);
  });
});

describe('needs-ok-to-test', () => {
  it.each([
    ['{orgs: [o], labels: [lgtm]}', []],
    ['{orgs: [o], missingLabels: [needs-ok-to-test]}', []],
    [
      '{orgs: [o], labels: [lgtm], missingLabels: [x, needs-ok-to-test]}',
      [
        'config.yaml:3:52: the query requires lgtm, which is trust enough; do not forbid needs-ok-to-test as well',
      ],
    ],
  ])('of %s', (query, says) => {
    expect(found('needs-ok-to-test', { main: tide(query) })).toEqual(says);
  });
});

describe('tide-strict-branch', () => {
  const says = (where: string): string =>
    `Tide merges into ${where}, where status checks are strict; set strict: false, as Tide tests with the latest base anyway`;
  const STRICT = 'protect: true, required_status_checks: {strict: true}';
  const both = (query: string, protection: string): string =>
    `${tide(query)}branch-protection: {${protection}}\n`;

  it.each([
    ['{orgs: [o]}', 'required_status_checks: {strict: true}'],
    ['{orgs: [o]}', `orgs: {other: {${STRICT}}}`],
    ['{orgs: [o], excludedRepos: [o/r]}', `orgs: {o: {repos: {r: {${STRICT}}}}}`],
    ['{repos: [o/r]}', `orgs: {o: {${STRICT}, repos: {r: {protect: false}}}}`],
  ])('lets pass %s with %s', (query, protection) => {
    expect(found('tide-strict-branch', { main: both(query, protection) })).toEqual([]);
  });

  it('lets everything pass where Tide does not merge', () => {
    expect(found('tide-strict-branch', { main: `branch-protection: {${STRICT}}` })).toEqual([]);
  });

  it.each([
    ['{orgs: [o]}', STRICT, `config.yaml:4:20: ${says('every repository')}`],
    ['{orgs: [o]}', `orgs: {o: {${STRICT}}}`, `config.yaml:4:31: ${says('the org o')}`],
    [
      '{repos: [o/r]}',
      'protect: true, orgs: {o: {repos: {r: {required_status_checks: {strict: true}}}}}',
      `config.yaml:4:58: ${says('o/r')}`,
    ],
    [
      '{orgs: [o]}',
      `orgs: {o: {repos: {r: {branches: {main: {${STRICT}}}}}}}`,
      `config.yaml:4:43: ${says('o/r')}`,
    ],
  ])('finds in %s with %s', (query, protection, problem) => {
    expect(found('tide-strict-branch', { main: both(query, protection) })).toEqual([problem]);
  });
});

describe('tide-context-policy', () => {
  const main = (options: string, more = ''): string =>
    `tide: {context_options: {${options}}}\n${more}`;

  it.each([
    ['required-contexts: [unit]', 'always_run: true'],
    ['optional-contexts: [unit]', 'optional: true'],
    ['required-if-present-contexts: [unit]', 'run_if_changed: x'],
    [
      'orgs: {org: {repos: {repo: {branches: {dev: {optional-contexts: [unit]}}}}}}',
      'branches: [main]',
    ],
  ])('lets pass %s with %s', (options, line) => {
    const sample = { main: main(options), jobs: presubmit(line) };
    expect(found('tide-context-policy', sample)).toEqual([]);
  });

  it.each([
    [
      'optional-contexts: [unit]',
      'always_run: true',
      'required: the context unit is in required-contexts and in optional-contexts; keep one',
    ],
    [
      'orgs: {org: {required-contexts: [unit]}}',
      'optional: true',
      'optional: the context unit is in required-contexts and in optional-contexts; keep one',
    ],
    [
      'optional-regex-contexts: ["^un"]',
      'run_before_merge: true',
      'required: optional-regex-contexts has ^un, which matches unit of required-contexts',
    ],
    [
      'required-contexts: [unit]',
      'run_if_changed: x',
      'required-if-present: the context unit is in required-contexts and in required-if-present-contexts; keep one',
    ],
  ])('finds in %s with %s', (options, line, says) => {
    const sample = { main: main(options), jobs: presubmit(line) };
    expect(found('tide-context-policy', sample)).toEqual([
      `jobs.yaml:3:5: presubmit unit of org/repo: to tide.context_options its context is ${says}`,
    ]);
  });

  it('finds contexts that branch-protection requires and Tide does not', () => {
    const protection =
      'branch-protection: {orgs: {o: {repos: {r: {protect: true, required_status_checks: {contexts: [cla]}}}}}}';
    const options = 'from-branch-protection: true, optional-contexts: [cla]';
    expect(found('tide-context-policy', { main: main(options, protection) })).toEqual([
      'config.yaml:1:25: with branch-protection, for the branch master of o/r: the context cla is in required-contexts and in optional-contexts; keep one',
    ]);
  });
});
