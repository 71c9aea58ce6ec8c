import type { Problem } from '../problem.ts';
import type { Placed } from '../read/collections.ts';
import { problemAt } from '../read/place.ts';
import type { Place } from '../read/place.ts';
import type {
  BranchProtection,
  ProtectedOrg,
  ProtectedRepo,
} from '../sections/branch-protection/branch-protection.ts';
import { policyAmong } from '../sections/branch-protection/policy.ts';
import type { BranchPolicy } from '../sections/branch-protection/policy.ts';
import type { Lint } from './rule.ts';

/** Prow: cmd/checkconfig/main.go `validateUnmanagedBranchprotectionConfigDoesntHaveSubconfig`. */
export const validateUnmanagedBranchconfigHasNoSubconfig: Lint = {
  name: 'validate-unmanaged-branchconfig-has-no-subconfig',
  help: 'branch-protection says unmanaged: true of something and sets it up all the same: what is set has no effect.',
  runs: 'by-default',
  find({ main }) {
    const protection = main.sections['branch-protection'];
    return protection ? unmanagedProblems(scopeOfAll(protection)) : [];
  },
};

/** What branch-protection says of something, and of the parts of it. */
interface Scope {
  readonly inWords: string;
  readonly place: Place;
  readonly policy: BranchPolicy;
  readonly parts: readonly Scope[];
}

function unmanagedProblems(scope: Scope): readonly Problem[] {
  const { inWords, place, policy, parts } = scope;
  const inside = parts.flatMap(unmanagedProblems);
  if (policy.unmanaged !== true) return inside;
  const isSetUp = Object.keys(policy).length > 1 && !parts.some(hasManaged);
  const own = `${inWords} has unmanaged: true, so its other settings have no effect`;
  const silent = parts.filter((part) => part.policy.unmanaged === undefined && !hasManaged(part));
  return [
    ...(isSetUp ? [problemAt(place, own)] : []),
    ...silent.map((part) => {
      const says = `${inWords} has unmanaged: true; set unmanaged: false for ${part.inWords}, or remove it`;
      return problemAt(part.place, says);
    }),
    ...inside,
  ];
}

function hasManaged({ policy, parts }: Scope): boolean {
  return policy.unmanaged === false || parts.some(hasManaged);
}

function scopeOfAll({ value, place }: Placed<BranchProtection>): Scope {
  const parts = Object.entries(value.orgs ?? {}).map(([org, written]) => scopeOfOrg(org, written));
  return { inWords: 'branch-protection', place, policy: policyAmong(value), parts };
}

function scopeOfOrg(org: string, { value, place }: Placed<ProtectedOrg>): Scope {
  const parts = Object.entries(value.repos ?? {}).map(([repo, written]) =>
    scopeOfRepo(`${org}/${repo}`, written),
  );
  return { inWords: `the org ${org}`, place, policy: policyAmong(value), parts };
}

function scopeOfRepo(inWords: string, { value, place }: Placed<ProtectedRepo>): Scope {
  const parts = Object.entries(value.branches ?? {}).map(([branch, written]) => ({
    inWords: `the branch ${branch} of ${inWords}`,
    place: written.place,
    policy: policyAmong(written.value),
    parts: [],
  }));
  return { inWords, place, policy: policyAmong(value), parts };
}
