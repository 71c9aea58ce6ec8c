import { expect, it } from 'vitest';
import { problemText } from '../../../src/config/problem.ts';
import type { MainFile } from '../../../src/config/schema/main-file.ts';
import { mergeSupplemental } from '../../../src/config/supplemental/merge-supplemental.ts';
import { readShardFile } from '../../../src/config/supplemental/read-shard-file.ts';
import { parseYaml } from '../../../src/config/yaml.ts';
import { mainFileOf } from '../main-file-of.ts';

/** config.yaml with supplemental files `1.yaml`, `2.yaml`, …. */
function merged(main: string, ...texts: readonly string[]): MainFile {
  const shards = texts.map((text, index) =>
    readShardFile(parseYaml({ path: `${index + 1}.yaml`, text })),
  );
  return mergeSupplemental(mainFileOf(main), shards);
}

it('queries of all files are there, in the order of the files, each with its place', () => {
  const { global, problems } = merged(
    'tide: {sync_period: 1m, queries: [{orgs: [a]}]}',
    'tide: {queries: [{orgs: [b]}, {repos: [c/c]}]}',
    'branch-protection: {}',
    'tide: {queries: [{orgs: [d]}]}',
  );
  const queries = global.sections.tide?.queries ?? [];
  expect(problems).toEqual([]);
  expect(global.sections.tide?.sync_period).toBe('1m0s');
  expect(queries.map(({ value }) => value)).toEqual([
    { orgs: ['a'] },
    { orgs: ['b'] },
    { repos: ['c/c'] },
    { orgs: ['d'] },
  ]);
  expect(queries.map(({ place }) => place.file.path)).toEqual([
    'config.yaml',
    '1.yaml',
    '1.yaml',
    '3.yaml',
  ]);
});

it('merge methods and Slack reports of all files are there', () => {
  const { global } = merged(
    'slack_reporter_configs: {org: {channel: a}}',
    'tide: {merge_method: {org: squash}}\nslack_reporter_configs: {org/repo: {channel: b}}',
    'tide: {merge_method: {org/repo: {dev: merge}}}',
  );
  const { tide, slack_reporter_configs: slack } = global.sections;
  const methods = Object.entries(tide?.merge_method ?? {}).map(([name, { value }]) => [
    name,
    value,
  ]);
  const channels = Object.entries(slack ?? {}).map(([name, { value }]) => [name, value.channel]);
  expect(methods).toEqual([
    ['org', 'squash'],
    ['org/repo', { dev: 'merge' }],
  ]);
  expect(channels).toEqual([
    ['org', 'a'],
    ['org/repo', 'b'],
  ]);
});

it('policies of one org, of one repository even, may be in several files', () => {
  const { sections, problems } = merged(
    'branch-protection: {enforce_admins: true, orgs: {org: {repos: {r: {branches: {a: {protect: true}}}}}}}',
    'branch-protection: {protect-tested-repos: true, orgs: {org: {protect: true}, other: {}}}',
    'branch-protection: {orgs: {org: {repos: {r: {protect: false, branches: {b: {protect: true}}}}}}}',
  );
  const protection = sections['branch-protection'];
  const org = protection?.value.orgs?.['org'];
  const repo = org?.value.repos?.['r'];
  expect(problems).toEqual([]);
  expect(protection?.value).toMatchObject({ enforce_admins: true, 'protect-tested-repos': true });
  expect(Object.keys(protection?.value.orgs ?? {})).toEqual(['org', 'other']);
  expect(org?.value.protect).toBe(true);
  expect(org?.place.file.path).toBe('1.yaml');
  expect(repo?.value.protect).toBe(false);
  expect(repo?.place.file.path).toBe('2.yaml');
  expect(Object.keys(repo?.value.branches ?? {})).toEqual(['a', 'b']);
});

it('without supplemental files nothing changes', () => {
  const main = mainFileOf('tide: {queries: [{orgs: [a]}]}');
  expect(mergeSupplemental(main, [])).toBe(main);
});

it('fields that are ignored are warned of, jobs among them', () => {
  const { warnings, problems } = merged('', 'presubmits: {}\nnosuch: 1\nprow_ignored: {a: 1}');
  expect(problems).toEqual([]);
  expect(warnings.map(problemText)).toEqual([
    '1.yaml:1:13: the field presubmits belongs in a job file: it is ignored',
    '1.yaml:2:9: the field nosuch is not known here: it is ignored',
  ]);
});
