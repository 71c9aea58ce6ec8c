import type { Problem } from '../problem.ts';
import { problemAt } from '../read/place.ts';
import type { Place } from '../read/place.ts';
import type {
  BranchProtection,
  ProtectedOrg,
  ProtectedRepo,
} from '../sections/branch-protection/branch-protection.ts';
import { policyAmong } from '../sections/branch-protection/policy.ts';
import type { BranchPolicy } from '../sections/branch-protection/policy.ts';
import { inherit } from '../sections/inherit.ts';
import { intersection, members, orgRepos } from './org-repos.ts';
import type { Member, OrgRepos } from './org-repos.ts';
import type { Lint, LintMaterial } from './rule.ts';
import { reposOfQueries, tideQueries } from './tide-repos.ts';

/** Prow: cmd/checkconfig/main.go `validateStrictBranches`. */
export const tideStrictBranch: Lint = {
  name: 'tide-strict-branch',
  help: 'Branches that Tide merges into are protected with strict status checks: each merge makes every other pull request out of date, and it must be updated and tested again before GitHub lets Tide merge it.',
  runs: 'by-default',
  find: strictBranches,
};

function strictBranches({ main }: LintMaterial): readonly Problem[] {
  const protection = main.sections['branch-protection'];
  const queries = tideQueries(main);
  if (!protection || queries.length === 0) return [];
  if (isStrict(protection.value)) return [problemAt(protection.place, says('every repository'))];
  const both = intersection(reposOfQueries(queries), strictRepos(protection.value));
  return members(both).map((member) => {
    const place = placeOf(member, protection.value) ?? protection.place;
    return problemAt(place, says(member.inWords));
  });
}

function says(where: string): string {
  return `Tide merges into ${where}, where status checks are strict; set strict: false, as Tide tests with the latest base anyway`;
}

/** A repository of which one branch is strict is taken for strict. */
function strictRepos(protection: BranchProtection): OrgRepos {
  const all = policyAmong(protection);
  const orgs = Object.entries(protection.orgs ?? {}).map(([org, { value }]) => {
    const policy = inherit(all, policyAmong(value));
    const repos = Object.entries(value.repos ?? {}).map(([repo, written]) => ({
      name: `${org}/${repo}`,
      isStrict: isStrictRepo(policy, written.value),
    }));
    return { org, isStrict: isStrict(policy), repos };
  });
  return orgRepos(
    orgs
      .filter((org) => org.isStrict)
      .map(({ org, repos }) => [
        org,
        repos.filter((repo) => !repo.isStrict).map(({ name }) => name),
      ]),
    orgs.flatMap(({ repos }) => repos.filter((repo) => repo.isStrict).map(({ name }) => name)),
  );
}

function isStrictRepo(ofOrg: BranchPolicy, repo: ProtectedRepo): boolean {
  const policy = inherit(ofOrg, policyAmong(repo));
  const branches = Object.values(repo.branches ?? {});
  return (
    isStrict(policy) || branches.some(({ value }) => isStrict(inherit(policy, policyAmong(value))))
  );
}

function isStrict({ protect, required_status_checks: checks }: BranchPolicy): boolean {
  return protect === true && checks?.strict === true;
}

function placeOf({ name }: Member, { orgs = {} }: BranchProtection): Place | undefined {
  const [orgName = '', repoName = ''] = name.split('/');
  const org = Object.hasOwn(orgs, orgName) ? orgs[orgName] : undefined;
  return org && (placeIn(org.value, repoName) ?? org.place);
}

function placeIn({ repos = {} }: ProtectedOrg, name: string): Place | undefined {
  return Object.hasOwn(repos, name) ? repos[name]?.place : undefined;
}
