import { grouped } from '../grouped.ts';
import type { Placed } from '../read/collections.ts';
import { within } from '../read/place.ts';
import type { Place } from '../read/place.ts';
import type {
  BranchProtection,
  ProtectedOrg,
  ProtectedRepo,
} from '../sections/branch-protection/branch-protection.ts';
import { policyAmong } from '../sections/branch-protection/policy.ts';
import type { BranchPolicy } from '../sections/branch-protection/policy.ts';
import { inherit } from '../sections/inherit.ts';
import { branchesNamedBy, hasGoodPatterns, isForEveryBranch, isMeant } from './branch-names.ts';
import type { LoadedPresubmit } from './loaded-job.ts';

/** A policy with what is inherited. */
interface Scope {
  readonly policy: BranchPolicy;
  /** Where it is said whether branches are protected. */
  readonly protectedAt: Place;
}

/** Branches with one policy. */
export interface ProtectedBranches extends Scope {
  /** For sentences: "the branch main of org/repo". */
  readonly inWords: string;
  /** Where the branch has a policy of its own. */
  readonly ownPlace?: Place;
  /** The presubmits that run for them. */
  readonly jobs: readonly LoadedPresubmit[];
}

/** What is known of a repository or an org beside its policy. */
interface Subject {
  readonly name: string;
  readonly jobs: readonly LoadedPresubmit[];
}

/**
 * The branches that protection is set for, as far as the files tell which there are: those with a policy, and those that
 * jobs name. Prow: cmd/branchprotector/protect.go `protect`, `UpdateOrg`, `UpdateRepo`.
 */
export function protectedBranches(
  written: Placed<BranchProtection>,
  presubmits: readonly LoadedPresubmit[],
): readonly ProtectedBranches[] {
  const { orgs = {}, 'protect-tested-repos': protectsTested = false } = written.value;
  const all = narrowed({ policy: {}, protectedAt: written.place }, written);
  const tested = grouped(presubmits.filter(hasGoodPatterns), ({ repo }) => orgOf(repo));
  const ofListed = Object.entries(orgs).flatMap(([name, org]) =>
    branchesOfOrg({ name, jobs: tested.get(name) ?? [] }, org, all, protectsTested),
  );
  const others = [...tested].filter(([name]) => protectsTested && !Object.hasOwn(orgs, name));
  const ofOthers = others.flatMap(([, jobs]) =>
    [...grouped(jobs, ({ repo }) => repo)].flatMap(([name, ofRepo]) =>
      branchesOfRepo({ name, jobs: ofRepo }, all, {}),
    ),
  );
  return [...ofListed, ...ofOthers];
}

function branchesOfOrg(
  { name, jobs }: Subject,
  org: Placed<ProtectedOrg>,
  all: Scope,
  protectsTested: boolean,
): readonly ProtectedBranches[] {
  const scope = narrowed(all, org);
  const isWhole = scope.policy.protect !== undefined;
  const { repos = {} } = org.value;
  const byRepo = grouped(jobs, ({ repo }) => repo);
  const listed = Object.keys(repos).map((repo) => `${name}/${repo}`);
  const names = new Set([...listed, ...(isWhole || protectsTested ? byRepo.keys() : [])]);
  // GitHub has the repositories of the org; some there are.
  if (names.size === 0 && isWhole) return [{ ...scope, inWords: `the org ${name}`, jobs: [] }];
  return [...names].flatMap((repoName) => {
    const repo = own(repos, repoName.slice(name.length + 1));
    const subject = { name: repoName, jobs: byRepo.get(repoName) ?? [] };
    return branchesOfRepo(subject, repo ? narrowed(scope, repo) : scope, repo?.value ?? {});
  });
}

function branchesOfRepo(
  { name, jobs }: Subject,
  scope: Scope,
  { branches = {} }: ProtectedRepo,
): readonly ProtectedBranches[] {
  const branch = (branchName: string, inner: Scope): ProtectedBranches => ({
    ...inner,
    inWords: `the branch ${branchName} of ${name}`,
    jobs: jobs.filter(({ job }) => job.branches.shouldRun(branchName).run),
  });
  const listed = Object.entries(branches).map(([branchName, written]) => ({
    ...branch(branchName, narrowed(scope, written)),
    ownPlace: written.place,
  }));
  const named = branchesNamedBy(jobs).filter(
    (branchName) => !Object.hasOwn(branches, branchName) && isMeant(branchName, scope.policy),
  );
  const isOnlyWhole = listed.length === 0 && isForEveryBranch(scope.policy, jobs);
  if (isOnlyWhole) return [{ ...scope, inWords: name, jobs }];
  return [...listed, ...named.map((branchName) => branch(branchName, scope))];
}

function narrowed(outer: Scope, { value, place }: Placed<BranchPolicy>): Scope {
  return {
    policy: inherit(outer.policy, policyAmong(value)),
    protectedAt: value.protect === undefined ? outer.protectedAt : within(place, 'protect'),
  };
}

function own<T>(entries: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(entries, name) ? entries[name] : undefined;
}

function orgOf(repo: string): string {
  return repo.split('/', 1).join('');
}
