import type { Branches } from './config.ts';
import { compilePattern } from './pattern.ts';

/**
 * Which branches a job is for. The patterns are unanchored and joined by `|`; one that skips wins.
 * Prow: pkg/config/jobs.go `Brancher.ShouldRun`, pkg/config/config.go `setBrancherRegexes`.
 */
export function branchesOf(include: readonly string[], skip: readonly string[]): Branches {
  const included = compilePattern(joined(include));
  const skipped = compilePattern(joined(skip));
  return {
    include,
    skip,
    shouldRun(branch) {
      if (skip.length > 0 && skipped.test(branch)) {
        return { run: false, why: `skip_branches matches the branch ${branch}` };
      }
      if (include.length === 0) return { run: true, why: `the job is for the branch ${branch}` };
      return included.test(branch)
        ? { run: true, why: `branches matches the branch ${branch}` }
        : { run: false, why: `branches does not match the branch ${branch}` };
    },
  };
}

/** The one pattern that a list of branch patterns stands for. */
export function joined(patterns: readonly string[]): string {
  return patterns.join('|');
}

/**
 * May two jobs run for the same branch? Two lists of `branches` are compared as text, as Prow does: whether two
 * patterns have a match in common cannot be told in general. Prow: pkg/config/jobs.go `Brancher.Intersects`.
 */
export function branchesOverlap(one: Branches, other: Branches): boolean {
  if (isForAll(one) || isForAll(other)) return true;
  if (one.include.length > 0 && other.include.length > 0) {
    return one.include.some((branch) => other.include.includes(branch));
  }
  if (one.include.length > 0) return one.include.some((branch) => other.shouldRun(branch).run);
  if (other.include.length > 0) return other.include.some((branch) => one.shouldRun(branch).run);
  return true;
}

function isForAll({ include, skip }: Branches): boolean {
  return include.length === 0 && skip.length === 0;
}
