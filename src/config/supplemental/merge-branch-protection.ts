import type { Problem } from '../problem.ts';
import type { Placed } from '../read/collections.ts';
import { within } from '../read/place.ts';
import type {
  BranchProtection,
  ProtectedOrg,
  ProtectedRepo,
} from '../sections/branch-protection/branch-protection.ts';
import { policyAmong, saysPolicy } from '../sections/branch-protection/policy.ts';
import type { BranchPolicy } from '../sections/branch-protection/policy.ts';
import { mergedEntries, onlyOne } from './merged-entries.ts';

const SETTINGS = [
  'protect-tested-repos',
  'allow_disabled_policies',
  'allow_disabled_job_policies',
  'protect_repos_with_optional_jobs',
] as const;

/**
 * What several files say of branch protection together. Each policy (of all, of an org, a repository, a branch) and each
 * setting may be in one file only. Prow: pkg/config/branch_protection.go `BranchProtection.merge`.
 */
export function mergeBranchProtection(
  parts: readonly Placed<BranchProtection>[],
  problems: Problem[],
): Placed<BranchProtection> | undefined {
  const policy = onePolicy('the policy of all branches', parts, problems);
  if (!policy) return undefined;
  const settings = SETTINGS.flatMap((name) => {
    const set = parts.flatMap(({ value, place }) =>
      value[name] === undefined ? [] : [{ value: value[name], place: within(place, name) }],
    );
    const one = onlyOne(name, set, problems);
    return one ? [[name, one.value] as const] : [];
  });
  const orgs = mergedEntries(
    parts.map(({ value }) => value.orgs ?? {}),
    (name, ofOrg) => mergeOrg(name, ofOrg, problems),
  );
  return { value: { ...policy.value, ...Object.fromEntries(settings), orgs }, place: policy.place };
}

function mergeOrg(
  name: string,
  parts: readonly Placed<ProtectedOrg>[],
  problems: Problem[],
): Placed<ProtectedOrg> | undefined {
  const policy = onePolicy(`the policy of the org ${name}`, parts, problems);
  if (!policy) return undefined;
  const repos = mergedEntries(
    parts.map(({ value }) => value.repos ?? {}),
    (repo, ofRepo) => mergeRepo(`${name}/${repo}`, ofRepo, problems),
  );
  return { value: { ...policy.value, repos }, place: policy.place };
}

function mergeRepo(
  name: string,
  parts: readonly Placed<ProtectedRepo>[],
  problems: Problem[],
): Placed<ProtectedRepo> | undefined {
  const policy = onePolicy(`the policy of ${name}`, parts, problems);
  if (!policy) return undefined;
  const branches = mergedEntries(
    parts.map(({ value }) => value.branches ?? {}),
    (branch, ofBranch) =>
      onePolicy(`the policy of the branch ${branch} of ${name}`, ofBranch, problems),
  );
  return { value: { ...policy.value, branches }, place: policy.place };
}

/** The one policy among those of a scope, or that there is none. */
function onePolicy(
  what: string,
  parts: readonly Placed<BranchPolicy>[],
  problems: Problem[],
): Placed<BranchPolicy> | undefined {
  const said = parts.filter(({ value }) => saysPolicy(value));
  const chosen = onlyOne(what, said, problems) ?? parts[0];
  return chosen && { value: policyAmong(chosen.value), place: chosen.place };
}
