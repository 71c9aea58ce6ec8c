import { joined } from '../branches.ts';
import { compilePattern, patternProblem } from '../pattern.ts';
import type { BranchPolicy } from '../sections/branch-protection/policy.ts';
import type { LoadedPresubmit } from './loaded-job.ts';

/** The branches that jobs are for by name rather than by pattern. */
export function branchesNamedBy(jobs: readonly LoadedPresubmit[]): readonly string[] {
  const names = jobs
    .flatMap(({ job }) => job.branches.include)
    .map((branch) => branch.replace(/^\^|\$$/g, ''))
    .filter((branch) => /^[\w./-]+$/.test(branch));
  return [...new Set(names)];
}

/** Do a policy and jobs hold for every branch that a repository may have? */
export function isForEveryBranch(
  { include = [], exclude = [] }: BranchPolicy,
  jobs: readonly LoadedPresubmit[],
): boolean {
  const ofJobs = jobs.flatMap(({ job: { branches } }) => [...branches.include, ...branches.skip]);
  return [...include, ...exclude, ...ofJobs].length === 0;
}

/** Is a policy for a branch that it does not name? Prow: cmd/branchprotector/protect.go `UpdateRepo`. */
export function isMeant(branch: string, { include = [], exclude = [] }: BranchPolicy): boolean {
  if (include.length > 0) return matches(include, branch);
  return exclude.length === 0 || !matches(exclude, branch);
}

function matches(patterns: readonly string[], branch: string): boolean {
  const source = joined(patterns);
  return patternProblem(source) === undefined && compilePattern(source).test(branch);
}

/** Patterns that do not compile are told elsewhere, and cannot be asked. */
export function hasGoodPatterns({ job: { branches } }: LoadedPresubmit): boolean {
  return [branches.include, branches.skip].every(
    (patterns) => patternProblem(joined(patterns)) === undefined,
  );
}
