import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  covers,
  difference,
  intersection,
  members,
  orgRepos,
  union,
} from '../../../src/config/lint/org-repos.ts';

const REPOS = ['a/1', 'a/2', 'a/3', 'b/1', 'b/2', 'c/1'];
const repos = fc.subarray(REPOS.slice(0, 5));
const set = fc
  .record({ orgs: fc.subarray(['a', 'b']), excluded: repos, named: repos })
  .map(({ orgs, excluded, named }) =>
    orgRepos(
      orgs.map((org) => [org, excluded.filter((repo) => repo.startsWith(org))] as const),
      named,
    ),
  );

it.each([
  ['difference', difference, (one: boolean, other: boolean) => one && !other],
  ['intersection', intersection, (one: boolean, other: boolean) => one && other],
  ['union', union, (one: boolean, other: boolean) => one || other],
] as const)('the %s covers what it says', (_name, combine, isIn) => {
  fc.assert(
    fc.property(set, set, fc.constantFrom(...REPOS, 'a/new', 'b/new'), (one, other, repo) => {
      expect(covers(combine(one, other), repo)).toBe(isIn(covers(one, repo), covers(other, repo)));
    }),
  );
});

it('a repository that is named is in the set although its org excludes it', () => {
  expect(members(orgRepos([['a', ['a/1', 'a/2']]], ['a/1']))).toEqual([
    { name: 'a', inWords: 'the org a without a/2' },
  ]);
});

it('an org that comes twice excludes what it excludes both times', () => {
  const twice = orgRepos(
    [
      ['a', ['a/1', 'a/2']],
      ['a', ['a/2', 'a/3']],
    ],
    ['b/1'],
  );
  expect(members(twice).map(({ inWords }) => inWords)).toEqual(['the org a without a/2', 'b/1']);
});

it('many exceptions are counted, not named', () => {
  const excluded = ['a/5', 'a/1', 'a/2', 'a/3', 'a/4', 'a/6'];
  const [member] = members(orgRepos([['a', excluded]], []));
  expect(member?.inWords).toBe('the org a without a/1, a/2, a/3, a/4 and 2 more');
});
