import { expect, it } from 'vitest';
import { pluginNotAvailable } from '../../../src/config/plugins/plugin-not-available.ts';
import { problemText } from '../../../src/config/problem.ts';
import { materialOf } from '../lint/material.ts';

const PLUGINS = `
plugins:
  org:
    plugins: [trigger, cat, hold]
  org/repo:
    plugins: [pony, needs-rebase]
  other:
    plugins: [hold, cat]
`;

it('tells once of each plugin of Prow that is on and does not run', () => {
  const lint = pluginNotAvailable(['trigger', 'hold']);
  const found = lint.find(materialOf({ plugins: PLUGINS }));
  expect(found.map(({ rule }) => rule)).toEqual([lint.name, lint.name]);
  expect(found.map(problemText).toSorted()).toEqual([
    'plugins.yaml:4:24: prowflow does not have the plugin cat yet: nothing happens where it is on',
    'plugins.yaml:6:15: prowflow does not have the plugin pony yet: nothing happens where it is on',
  ]);
});

it('says nothing without a plugins.yaml', () => {
  expect(pluginNotAvailable([]).find(materialOf({}))).toEqual([]);
});
