import type { MainFile } from '../schema/main-file.ts';
import { policyAmong } from '../sections/branch-protection/policy.ts';
import type { BranchPolicy } from '../sections/branch-protection/policy.ts';
import { inherit } from '../sections/inherit.ts';
import type { ContextPolicy } from '../sections/tide/context-options.ts';

/** What must be green on a branch before Tide merges into it, but for what jobs add. */
export interface BranchContexts {
  /** As `tide.context_options` says it. */
  readonly options: ContextPolicy;
  /** The same with the contexts of branch-protection, if they count. */
  readonly policy: ContextPolicy;
  /** Whether jobs that are started by a comment only count as required. */
  readonly requiresManualJobs: boolean;
}

/** Repositories `org/repo` of which policies speak, with the branches that they name. */
export function namedBranches({ sections }: MainFile): ReadonlyMap<string, readonly string[]> {
  const protectedOrgs = Object.entries(sections['branch-protection']?.value.orgs ?? {});
  const ofProtection = protectedOrgs.flatMap(([org, { value }]) =>
    Object.entries(value.repos ?? {}).map(
      ([repo, written]) => [`${org}/${repo}`, Object.keys(written.value.branches ?? {})] as const,
    ),
  );
  const tideOrgs = Object.entries(sections.tide?.value.context_options?.orgs ?? {});
  const ofTide = tideOrgs.flatMap(([org, { repos = {} }]) =>
    Object.entries(repos).map(
      ([repo, { branches = {} }]) => [`${org}/${repo}`, Object.keys(branches)] as const,
    ),
  );
  const named = new Map<string, readonly string[]>();
  for (const [repo, branches] of [...ofProtection, ...ofTide]) {
    named.set(repo, [...(named.get(repo) ?? []), ...branches]);
  }
  return named;
}

/** Prow: pkg/config/tide.go `GetTideContextPolicy`, without its jobs. */
export function branchContexts(main: MainFile, repo: string, branch: string): BranchContexts {
  const options = optionsFor(main, repo, branch);
  const protection = protectionFor(main, repo, branch);
  const counts = options['from-branch-protection'] === true && protection.unmanaged !== true;
  if (!counts) return { options, policy: options, requiresManualJobs: false };
  const contexts = protection.protect ? protection.required_status_checks?.contexts : undefined;
  return {
    options,
    policy: contexts ? inherit(options, { 'required-contexts': contexts }) : options,
    requiresManualJobs: protection.require_manually_triggered_jobs ?? false,
  };
}

function optionsFor({ sections }: MainFile, fullName: string, branch: string): ContextPolicy {
  const [orgName = '', repoName = ''] = fullName.split('/');
  const { orgs, ...ofAll } = sections.tide?.value.context_options ?? {};
  const { repos, ...ofOrg } = own(orgs, orgName) ?? {};
  const { branches, ...ofRepo } = own(repos, repoName) ?? {};
  return [ofOrg, ofRepo, own(branches, branch) ?? {}].reduce<ContextPolicy>(inherit, ofAll);
}

function protectionFor({ sections }: MainFile, fullName: string, branch: string): BranchPolicy {
  const [orgName = '', repoName = ''] = fullName.split('/');
  const all = sections['branch-protection']?.value ?? {};
  const org = own(all.orgs, orgName)?.value ?? {};
  const repo = own(org.repos, repoName)?.value ?? {};
  const ofBranch = own(repo.branches, branch)?.value ?? {};
  return [org, repo, ofBranch].map(policyAmong).reduce(inherit, {
    protect: all['protect-tested-repos'] ?? false,
    ...policyAmong(all),
  });
}

function own<T>(entries: Readonly<Record<string, T>> = {}, name: string): T | undefined {
  return Object.hasOwn(entries, name) ? entries[name] : undefined;
}
