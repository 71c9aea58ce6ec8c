import { describe, expect, it } from 'vitest';
import { lintProblems } from '../../../src/config/lint/all.ts';
import { configSubjects } from '../../../src/config/lint/shards/config-subjects.ts';
import { pluginSubjects } from '../../../src/config/lint/shards/plugin-subjects.ts';
import type { Subject } from '../../../src/config/lint/shards/subject.ts';
import { validateSupplementalProwConfigHierarchy as lint } from '../../../src/config/lint/validate-supplemental-prow-config-hierarchy.ts';
import { problemText } from '../../../src/config/problem.ts';
import { readPluginsFile } from '../../../src/config/schema/plugins-file.ts';
import { readShardFile } from '../../../src/config/supplemental/read-shard-file.ts';
import { parseYaml } from '../../../src/config/yaml.ts';
import { materialOf } from './material.ts';

const ofConfig = (text: string): readonly Subject[] =>
  configSubjects(readShardFile(parseYaml({ path: 'a/_prowconfig.yaml', text })));
const ofPlugins = (text: string): readonly Subject[] =>
  pluginSubjects(readPluginsFile(parseYaml({ path: 'a/_pluginconfig.yaml', text })));

it.each([
  ['branch-protection: {protect: true}', ['*']],
  ['branch-protection: {orgs: {o: {protect: true}}}', ['o']],
  ['branch-protection: {orgs: {o: {repos: {r: {}}}}}', ['o/r']],
  ['slack_reporter_configs: {o: {channel: c}, o/r: {channel: c}}', ['o', 'o/r']],
  ['tide: {queries: [{orgs: [o], repos: [p/r]}]}', ['o', 'p/r']],
  ['tide: {merge_method: {o: squash, o/r: merge, p/r@main: rebase}}', ['o', 'o/r', 'p/r']],
  ['tide: {merge_method: {o: {r: squash, "*": merge}}}', ['o/r', 'o']],
])('config: %s', (text, names) => {
  expect(ofConfig(text).map(({ name }) => name)).toEqual(names);
});

it.each([
  ['plugins: {o: {plugins: [lgtm]}, o/r: {plugins: [hold]}}', ['o', 'o/r']],
  ['approve: [{repos: [o]}]\nlgtm: [{repos: [p]}]\ntriggers: [{repos: [q]}]', ['o', 'p', 'q']],
  ['welcome: [{repos: [o/r]}]\nexternal_plugins: {p: [{name: x}]}', ['o/r', 'p']],
  ["label: {restricted_labels: {'*': [{label: x}], o/r: [{label: y}]}}", ['*', 'o/r']],
  [
    'bugzilla: {default: {"*": {}}, orgs: {o: {default: {"*": {}}, repos: {r: {}}}}}',
    ['*', 'o', 'o/r'],
  ],
])('plugins: %s', (text, names) => {
  expect(ofPlugins(text).map(({ name }) => name)).toEqual(names);
});

describe('validate-supplemental-prow-config-hierarchy', () => {
  const subjects = ofConfig('tide: {queries: [{orgs: [o], repos: [o/r]}]}');
  const found = (...folders: readonly string[]): readonly string[] => {
    const shards = [{ path: 'a/_prowconfig.yaml', folders, subjects }];
    return lintProblems([lint], { ...materialOf({}), shards }).map(problemText);
  };

  it('lets a file at the top speak of anything', () => {
    expect(found()).toEqual([]);
  });

  it('lets a file in a directory speak of its org or repository only', () => {
    expect(found('o')).toEqual([
      'a/_prowconfig.yaml:1:38: a file in o speaks of o only, not of o/r',
    ]);
    expect(found('o', 'r')).toEqual([
      'a/_prowconfig.yaml:1:26: a file in o/r speaks of o/r only, not of o',
    ]);
  });

  it('takes no file further down', () => {
    expect(found('o', 'r', 'x')).toEqual([
      'a/_prowconfig.yaml: a supplemental file is at most in ORG/REPO, not in o/r/x; move it up',
    ]);
  });
});
