import { expect, it } from 'vitest';
import { loadPlugins, noPlugins } from '../../../src/config/load-plugins.ts';
import { PLUGIN_SECTIONS } from '../../../src/config/plugins/all.ts';
import { problemText } from '../../../src/config/problem.ts';
import { parseYaml } from '../../../src/config/yaml.ts';
import { DOCUMENTED } from './documented.ts';

function loaded(text: string) {
  const result = loadPlugins({ path: 'plugins.yaml', text });
  if (!result.ok) throw new Error(result.problems.map(problemText).join('\n'));
  return { ...result.value, warnings: result.warnings.map(problemText) };
}

it('every field that Prow knows is read as it is written', () => {
  const { sections, rest, warnings } = loaded(DOCUMENTED);
  expect([warnings, rest]).toEqual([[], {}]);
  expect(Object.keys(sections).toSorted()).toEqual(Object.keys(PLUGIN_SECTIONS).toSorted());
  const written = parseYaml({ path: 'plugins.yaml', text: DOCUMENTED }).value;
  expect(written).toEqual(expect.objectContaining(sections));
});

it('numbers become text where Prow has text', () => {
  const { sections } = loaded('milestone_applier: {org/repo: {main: 1.30, dev: 2}}');
  expect(sections.milestone_applier).toEqual({ 'org/repo': { main: '1.3', dev: '2' } });
});

it('what is absent is not there', () => {
  expect(loaded('size:\nlabel:\nplugins: {}').sections).toEqual({});
  expect(noPlugins().sections).toEqual({});
});

it('sections and fields that nobody knows are warned of; such sections are kept', () => {
  const text = 'sizes: {s: 10}\nlgtm: [{sticky: true}]\nTriggers: [{repos: [org]}]\n';
  const { sections, rest, warnings } = loaded(text);
  expect(rest).toEqual({ sizes: { s: 10 } });
  expect(sections).toEqual({ lgtm: [{}], triggers: [{ repos: ['org'] }] });
  expect(warnings).toEqual([
    'plugins.yaml:2:17: the field sticky is not known here: it is ignored',
    'plugins.yaml:1:8: the field sizes is not known here: it is ignored',
  ]);
});

it.each([
  ['approve: {repos: [org]}', '1:10: approve must be a list, not a map'],
  ['size: {s: 10.5}', '1:11: s must be a whole number, without quotes, not 10.5'],
  [
    'golint: {minimum_confidence: high}',
    '1:30: minimum_confidence must be a number, without quotes, not the text "high"',
  ],
  [
    'external_plugins: {org: [needs-rebase]}',
    '1:26: org[0] must be a map, not the text "needs-rebase"',
  ],
  ['dco: {org: true}', '1:12: org must be a map, not true'],
])('%s is refused', (text, problem) => {
  const result = loadPlugins({ path: 'plugins.yaml', text });
  expect(result.ok ? [] : result.problems.map(problemText)).toEqual([`plugins.yaml:${problem}`]);
});
