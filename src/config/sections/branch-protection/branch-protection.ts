import { mapOf, placed } from '../../read/collections.ts';
import { object } from '../../read/object.ts';
import { problemAt, within } from '../../read/place.ts';
import type { Read } from '../../read/reader.ts';
import { described, titled } from '../../read/reader.ts';
import { flag } from '../../read/scalars.ts';
import type { Section } from '../section.ts';
import { POLICY_FIELDS } from './policy.ts';

const branch = titled('ProtectedBranch', object(POLICY_FIELDS));

const repo = titled(
  'ProtectedRepo',
  object({
    ...POLICY_FIELDS,
    branches: described('By branch, over what the repository says.', mapOf(placed(branch))),
  }),
);

const org = titled(
  'ProtectedOrg',
  object({
    ...POLICY_FIELDS,
    repos: described(
      'By repository, without its org, over what the org says.',
      mapOf(placed(repo)),
    ),
  }),
);

const read = described(
  'Protection of branches on GitHub.',
  object({
    ...POLICY_FIELDS,
    'protect-tested-repos': described('Repositories that have jobs are protected.', flag),
    orgs: described('By org, over what is said here.', mapOf(placed(org))),
    allow_disabled_policies: described('A policy may stand beside protect: false.', flag),
    allow_disabled_job_policies: described(
      'A branch may have protect: false although jobs must be green on it.',
      flag,
    ),
    protect_repos_with_optional_jobs: described(
      'Repositories that have optional jobs only count as tested, too.',
      flag,
    ),
  }),
);

export type BranchProtection = Read<typeof read>;
export type ProtectedOrg = Read<typeof org>;
export type ProtectedRepo = Read<typeof repo>;

/** Prow: pkg/config/branch_protection.go `BranchProtection`, pkg/config/config.go `parseProwConfig`. */
export const branchProtection: Section<BranchProtection> = {
  read,
  problems({ value, place }) {
    const { include = [], exclude = [] } = value;
    if (include.length === 0 || exclude.length === 0) return [];
    return [
      problemAt(within(place, 'exclude'), 'include and exclude exclude each other; keep one'),
    ];
  },
};
