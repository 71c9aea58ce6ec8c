import { expect, it } from 'vitest';
import { mainFileOf } from '../../main-file-of.ts';

/** Prow: pkg/config/branch_protection.go `Policy`. */
const POLICY = {
  unmanaged: false,
  protect: true,
  required_status_checks: { contexts: ['a'], strict: false },
  enforce_admins: false,
  restrictions: { apps: ['a'], users: [], teams: ['t'] },
  require_manually_triggered_jobs: true,
  required_pull_request_reviews: {
    dismissal_restrictions: { users: ['u'], teams: ['t'] },
    dismiss_stale_reviews: false,
    require_code_owner_reviews: true,
    required_approving_review_count: 0,
    bypass_pull_request_allowances: { users: ['u'], teams: [] },
  },
  required_linear_history: true,
  allow_force_pushes: false,
  allow_deletions: false,
  require_signed_commits: true,
  exclude: ['^dependabot/'],
};

const SETTINGS = {
  'protect-tested-repos': false,
  allow_disabled_policies: true,
  allow_disabled_job_policies: false,
  protect_repos_with_optional_jobs: true,
};

it('the section branch-protection holds what is written, every field at every level', () => {
  const repo = { ...POLICY, branches: { b: POLICY } };
  const written = { ...POLICY, ...SETTINGS, orgs: { o: { ...POLICY, repos: { r: repo } } } };
  const { sections, problems, warnings } = mainFileOf(
    JSON.stringify({ 'branch-protection': written }),
  );
  const { orgs, ...all } = sections['branch-protection']?.value ?? {};
  const { repos, ...ofOrg } = orgs?.['o']?.value ?? {};
  const { branches, ...ofRepo } = repos?.['r']?.value ?? {};
  expect({ problems, warnings }).toEqual({ problems: [], warnings: [] });
  expect(all).toEqual({ ...POLICY, ...SETTINGS });
  expect([ofOrg, ofRepo, branches?.['b']?.value]).toEqual([POLICY, POLICY, POLICY]);
});

it('null is as good as nothing: it is inherited', () => {
  const { sections } = mainFileOf(
    'branch-protection: {orgs: {o: {protect: null, include: }}}',
  ).global;
  expect(sections['branch-protection']?.orgs?.['o']?.value).toEqual({});
});

it('branches that are the same by an alias or a merge are read as any other', () => {
  const { sections, problems } = mainFileOf(`
prow_ignored:
  branches: &branches
    main: &blocked {protect: true}
    dev: *blocked
branch-protection: {orgs: {o: {repos: {r: {branches: {<<: *branches, main: {protect: false}}}}}}}
`);
  const { branches = {} } =
    sections['branch-protection']?.value.orgs?.['o']?.value.repos?.['r']?.value ?? {};
  expect(problems).toEqual([]);
  expect(Object.entries(branches).map(([name, { value }]) => [name, value.protect])).toEqual([
    ['main', false],
    ['dev', true],
  ]);
});
