import type { Problem } from '../problem.ts';
import type { Placed } from '../read/collections.ts';
import { positionOf, problemAt } from '../read/place.ts';
import type { BranchProtection } from '../sections/branch-protection/branch-protection.ts';
import { policyAmong } from '../sections/branch-protection/policy.ts';
import type { BranchPolicy } from '../sections/branch-protection/policy.ts';
import { TOLD_LATER } from '../told-later.ts';
import type { LoadedPresubmit } from './loaded-job.ts';
import { titleOf } from './loaded-job.ts';
import { protectedBranches } from './protected-branches.ts';
import type { ProtectedBranches } from './protected-branches.ts';
import { requirementOf } from './requirement.ts';

/**
 * What is wrong with the protection of branches beside the jobs. Prow says it when it is about to set the protection.
 * Prow: pkg/config/branch_protection.go `GetBranch`, `GetPolicy`.
 */
export function branchProtectionProblems(
  written: Placed<BranchProtection> | undefined,
  presubmits: readonly LoadedPresubmit[],
): readonly Problem[] {
  if (!written) return [];
  const found = protectedBranches(written, presubmits).flatMap((branches) => [
    ...undecidedProblems(branches),
    ...unprotectedProblems(branches, written.value),
  ]);
  return found.map((problem) => ({ ...problem, rule: TOLD_LATER.branchProtection }));
}

function undecidedProblems({ policy, ownPlace, inWords }: ProtectedBranches): readonly Problem[] {
  if (!ownPlace || policy.protect !== undefined || policy.unmanaged) return [];
  const says = `${inWords} has a policy without protect; set protect, or unmanaged: true`;
  return [problemAt(ownPlace, says)];
}

/** Branches with `protect: false` that jobs, or other rules of their policy, want to be protected. */
function unprotectedProblems(
  { inWords, policy, protectedAt, jobs }: ProtectedBranches,
  settings: BranchProtection,
): readonly Problem[] {
  if (policy.protect !== false || policy.unmanaged) return [];
  const problem = (but: string, setting: keyof BranchProtection): readonly Problem[] => {
    const says = `${inWords} has protect: false, but ${but}; set protect: true, or ${setting}: true`;
    return settings[setting] ? [] : [problemAt(protectedAt, says)];
  };
  const job = jobThatNeedsProtection(jobs, policy, settings);
  if (job) {
    const at = `${job.place.file.path}:${positionOf(job.place).line}`;
    return problem(`${titleOf(job)} (${at}) is required`, 'allow_disabled_job_policies');
  }
  const rules = Object.keys(policyAmong(policy)).filter((name) => !NO_RULES.includes(name));
  if (rules.length === 0) return [];
  return problem(`its policy has ${rules.join(', ')}`, 'allow_disabled_policies');
}

/** These say which branches are meant, not what holds for them. Prow: branch_protection.go `Policy.defined`. */
const NO_RULES = ['protect', 'unmanaged', 'include', 'exclude'];

/** Prow: pkg/config/branch_protection.go `shouldManageRequiredStatusCheck`. */
function jobThatNeedsProtection(
  jobs: readonly LoadedPresubmit[],
  policy: BranchPolicy,
  settings: BranchProtection,
): LoadedPresubmit | undefined {
  const withManual = policy.require_manually_triggered_jobs ?? false;
  const required = jobs.find(({ job }) => requirementOf(job, withManual) === 'required');
  return required ?? (settings.protect_repos_with_optional_jobs ? jobs[0] : undefined);
}
