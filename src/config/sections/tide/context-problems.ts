import { compilePattern, patternProblem } from '../../pattern.ts';
import type { Problem } from '../../problem.ts';
import type { Placed } from '../../read/collections.ts';
import { problemAt, within } from '../../read/place.ts';
import { TOLD_LATER } from '../../told-later.ts';
import { inherit } from '../inherit.ts';
import type { ContextOptions, ContextPolicy } from './context-options.ts';

/** A context cannot be in two of these lists. */
const EXCLUSIVE = [
  ['required-contexts', 'optional-contexts'],
  ['required-contexts', 'required-if-present-contexts'],
  ['optional-contexts', 'required-if-present-contexts'],
] as const;

const REQUIRED = ['required-contexts', 'required-if-present-contexts'] as const;

/** A scope with what is said for it alone, under what the scopes around it say. */
interface Level extends Placed<ContextPolicy> {
  readonly inherited: ContextPolicy;
}

/**
 * Contexts that cannot be all that a scope and those around it say of them together, each told where it first becomes so.
 * Prow says it when it is about to merge. Prow: pkg/config/tide.go `TideContextPolicy.Validate`.
 */
export function contextProblems(options: Placed<ContextOptions>): readonly Problem[] {
  return levelsOf(options).flatMap(({ value, place, inherited }) => {
    const before = new Set(contradictions(inherited));
    return contradictions(inherit(inherited, value))
      .filter((says) => !before.has(says))
      .map((says) => ({ ...problemAt(place, says), rule: TOLD_LATER.contextOptions }));
  });
}

function levelsOf({ value, place }: Placed<ContextOptions>): readonly Level[] {
  const { orgs = {}, ...ofAll } = value;
  const inOrgs = Object.entries(orgs).flatMap(([org, { repos = {}, ...ofOrg }]) => {
    const orgPlace = within(place, 'orgs', org);
    const orgPolicy = inherit<ContextPolicy>(ofAll, ofOrg);
    const inRepos = Object.entries(repos).flatMap(([repo, { branches = {}, ...ofRepo }]) => {
      const repoPlace = within(orgPlace, 'repos', repo);
      const repoPolicy = inherit<ContextPolicy>(orgPolicy, ofRepo);
      const inBranches = Object.entries(branches).map(([branch, ofBranch]) => ({
        value: ofBranch,
        place: within(repoPlace, 'branches', branch),
        inherited: repoPolicy,
      }));
      return [{ value: ofRepo, place: repoPlace, inherited: orgPolicy }, ...inBranches];
    });
    return [{ value: ofOrg, place: orgPlace, inherited: ofAll }, ...inRepos];
  });
  return [{ value: ofAll, place, inherited: {} }, ...inOrgs];
}

/** What cannot be true of a policy, each as a sentence. */
export function contradictions(policy: ContextPolicy): readonly string[] {
  const inTwoLists = EXCLUSIVE.flatMap(([one, other]) =>
    (policy[one] ?? [])
      .filter((context) => policy[other]?.includes(context))
      .map((context) => `the context ${context} is in ${one} and in ${other}; keep one`),
  );
  const patterns = policy['optional-regex-contexts'] ?? [];
  return [...inTwoLists, ...patterns.flatMap((pattern) => ofPattern(pattern, policy))];
}

function ofPattern(pattern: string, policy: ContextPolicy): readonly string[] {
  const problem = patternProblem(pattern);
  if (problem !== undefined) {
    return [`optional-regex-contexts has ${pattern}, which is no regular expression: ${problem}`];
  }
  const compiled = compilePattern(pattern);
  return REQUIRED.flatMap((list) =>
    (policy[list] ?? [])
      .filter((context) => compiled.test(context))
      .map(
        (context) => `optional-regex-contexts has ${pattern}, which matches ${context} of ${list}`,
      ),
  );
}
