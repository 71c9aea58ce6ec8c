import fc from 'fast-check';
import { expect, it } from 'vitest';
import { branchesOf, branchesOverlap } from '../../src/config/branches.ts';

it.each([
  [[], [], 'anything', true, 'the job is for the branch anything'],
  [['main'], [], 'main', true, 'branches matches the branch main'],
  [['main'], [], 'not-mainly', true, 'branches matches the branch not-mainly'],
  [['^main$'], [], 'mainly', false, 'branches does not match the branch mainly'],
  [['a', 'b'], [], 'b', true, 'branches matches the branch b'],
  [[], ['^release-'], 'release-1', false, 'skip_branches matches the branch release-1'],
  [[], ['^release-'], 'main', true, 'the job is for the branch main'],
  [['.*'], ['^wip$'], 'wip', false, 'skip_branches matches the branch wip'],
])('branches %j without %j and the branch %s: %s', (include, skip, branch, run, why) => {
  expect(branchesOf(include, skip).shouldRun(branch)).toEqual({ run, why });
});

it.each([
  [[[], []], [['main'], []], true],
  [[['main'], []], [['main', 'dev'], []], true],
  [[['main'], []], [['dev'], []], false],
  [[['main'], []], [[], ['^main$']], false],
  [[['main'], []], [[], ['dev']], true],
  [[[], ['main']], [[], ['dev']], true],
  [[['main'], ['x']], [['.*'], []], false],
])('jobs of %j and %j can meet: %s', ([include, skip], [otherInclude, otherSkip], expected) => {
  const one = branchesOf(include ?? [], skip ?? []);
  const other = branchesOf(otherInclude ?? [], otherSkip ?? []);
  expect(branchesOverlap(one, other)).toBe(expected);
  expect(branchesOverlap(other, one)).toBe(expected);
});

const names = fc.subarray(['main', 'dev', 'next']);

it('two jobs of one branch by name always meet', () => {
  fc.assert(
    fc.property(names, names, fc.constantFrom('main', 'dev', 'next'), (some, others, branch) => {
      const one = branchesOf(some, []);
      const other = branchesOf(others, []);
      const bothRun = one.shouldRun(branch).run && other.shouldRun(branch).run;
      expect(bothRun && !branchesOverlap(one, other)).toBe(false);
    }),
  );
});
