import { isMeant } from './checks/branch-names.ts';
import type { Config } from './config.ts';
import type { BranchPolicy } from './sections/branch-protection/policy.ts';
import { policyAmong } from './sections/branch-protection/policy.ts';
import { inherit } from './sections/inherit.ts';

/**
 * The contexts that `branch-protection` names for a branch of a repository (`org/repo`), with those of wider scopes.
 * Prow: pkg/config/branch_protection.go `GetBranch`, `GetPolicy`, which adds those of jobs.
 */
export function requiredContexts(
  { global }: Config,
  repository: string,
  branch: string,
): readonly string[] {
  const all = global.sections['branch-protection'];
  if (!all) return [];
  const [orgName = '', repoName = ''] = repository.split('/');
  const org = own(all.orgs, orgName)?.value;
  const repo = own(org?.repos, repoName)?.value;
  const named = own(repo?.branches, branch)?.value;
  const scope = [all, org ?? {}, repo ?? {}].map(policyAmong).reduce(inherit<BranchPolicy>);
  if (!named && !isMeant(branch, scope)) return [];
  const policy = inherit(scope, policyAmong(named ?? {}));
  if (policy.protect === false || policy.unmanaged) return [];
  return policy.required_status_checks?.contexts ?? [];
}

function own<T>(entries: Readonly<Record<string, T>> = {}, name: string): T | undefined {
  return Object.hasOwn(entries, name) ? entries[name] : undefined;
}
