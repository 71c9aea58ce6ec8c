import { expect, it } from 'vitest';
import { isHidden } from '../../src/rules/hidden.ts';

const refs = (org: string, repo: string) => ({ org, repo });
const SECTIONS = { sections: { deck: { hidden_repos: ['secret', 'acme/plans'] } } };

it.each([
  ['says so itself', { hidden: true }, true],
  ['is of an org that is hidden', { refs: refs('secret', 'x') }, true],
  ['is of a repository that is hidden', { refs: refs('acme', 'plans') }, true],
  ['uses code that is hidden', { extra_refs: [refs('acme', 'shop'), refs('secret', 'x')] }, true],
  ['is of another repository', { refs: refs('acme', 'shop') }, false],
  ['has a name that only begins so', { refs: refs('secretary', 'x') }, false],
  ['is of no repository', {}, false],
])('a job that %s', (_what, spec, expected) => {
  expect(isHidden(spec, SECTIONS)).toBe(expected);
});

it('nothing is hidden where nobody says so', () => {
  expect(isHidden({ refs: refs('acme', 'shop') }, { sections: {} })).toBe(false);
});
