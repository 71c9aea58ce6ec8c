import { listedPattern } from '../../pattern-text.ts';
import { listOf } from '../../read/collections.ts';
import { object } from '../../read/object.ts';
import type { ObjectOf } from '../../read/object.ts';
import { described, titled } from '../../read/reader.ts';
import { flag, text, wholeNumber } from '../../read/scalars.ts';
import { TOLD_LATER } from '../../told-later.ts';

const people = {
  users: described('Logins.', listOf(text)),
  teams: described('Slugs of teams of the org.', listOf(text)),
};

/** Prow compiles it when it is about to set the protection. Prow: cmd/branchprotector/protect.go `UpdateRepo`. */
const branchPattern = listedPattern(TOLD_LATER.branchProtection);

const reviews = titled(
  'ReviewPolicy',
  object({
    dismissal_restrictions: described('Who may dismiss reviews.', object(people)),
    dismiss_stale_reviews: described('New commits take approvals away.', flag),
    require_code_owner_reviews: described('Code owners must approve.', flag),
    required_approving_review_count: described('How many must approve.', wholeNumber),
    bypass_pull_request_allowances: described(
      'Who may push without a pull request.',
      object(people),
    ),
  }),
);

const checks = titled(
  'RequiredStatusChecks',
  object({
    contexts: described(
      'Contexts that must be green, besides those of jobs that always run.',
      listOf(text),
    ),
    strict: described('A pull request must be up to date with its base branch.', flag),
  }),
);

/** What may be said of all branches, of an org, of a repository and of a branch. */
export const POLICY_FIELDS = {
  unmanaged: described('What GitHub has for these branches stays as it is.', flag),
  protect: described('Whether the branches are protected.', flag),
  required_status_checks: described('Which contexts must be green.', checks),
  enforce_admins: described('Administrators are held to it too.', flag),
  restrictions: described(
    'Who may push.',
    object({ ...people, apps: described('Slugs of GitHub Apps.', listOf(text)) }),
  ),
  require_manually_triggered_jobs: described(
    'Jobs that are started by a comment only, and are not optional, must be green as well.',
    flag,
  ),
  required_pull_request_reviews: described('Who must have approved.', reviews),
  required_linear_history: described('No merge commits.', flag),
  allow_force_pushes: described('History may be rewritten.', flag),
  allow_deletions: described('The branches may be deleted.', flag),
  require_signed_commits: described('Commits must be signed.', flag),
  exclude: described(
    'Regular expressions (RE2) of branches that are left out.',
    listOf(branchPattern),
  ),
  include: described(
    'Regular expressions (RE2) of the only branches that are meant.',
    listOf(branchPattern),
  ),
};

/** Prow: pkg/config/branch_protection.go `Policy`. What is absent is inherited, so `false` is not nothing. */
export type BranchPolicy = ObjectOf<typeof POLICY_FIELDS>;

/** The policy among the fields of a scope; an empty list is as good as none. */
export function policyAmong(scope: BranchPolicy): BranchPolicy;
export function policyAmong(scope: object): object {
  const fields: readonly (readonly [string, unknown])[] = Object.entries(scope);
  return Object.fromEntries(
    fields.filter(([name, value]) => Object.hasOwn(POLICY_FIELDS, name) && !isEmptyList(value)),
  );
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** Does a scope say anything by itself? Prow: pkg/config/branch_protection.go `isPolicySet`. */
export function saysPolicy(scope: BranchPolicy): boolean {
  return Object.keys(policyAmong(scope)).length > 0;
}
