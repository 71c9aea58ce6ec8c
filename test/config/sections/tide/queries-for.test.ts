import { expect, it } from 'vitest';
import { queriesFor } from '../../../../src/config/sections/tide/queries-for.ts';
import { mainFileOf } from '../../main-file-of.ts';

const { tide } = mainFileOf(`
tide:
  queries:
  - {orgs: [a], excludedRepos: [a/out], labels: [of-a]}
  - {repos: [a/out, b/in], labels: [of-repos]}
  - {orgs: [b, c], labels: [of-b]}
`).global.sections;

it.each([
  ['a', 'any', ['of-a']],
  ['a', 'out', ['of-repos']],
  ['b', 'in', ['of-repos', 'of-b']],
  ['c', 'any', ['of-b']],
  ['d', 'any', []],
  ['a/out', '', []],
])('the queries for %s/%s are those of %j', (org, repo, labels) => {
  const queries = queriesFor(tide ?? {}, org, repo);
  expect(queries.flatMap(({ value }) => value.labels)).toEqual(labels);
});

it('there may be no queries', () => {
  expect(queriesFor({}, 'a', 'any')).toEqual([]);
});
