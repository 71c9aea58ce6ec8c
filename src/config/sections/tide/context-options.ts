import { listOf, mapOf } from '../../read/collections.ts';
import { object } from '../../read/object.ts';
import type { ObjectOf } from '../../read/object.ts';
import type { Read } from '../../read/reader.ts';
import { described, titled } from '../../read/reader.ts';
import { flag, text } from '../../read/scalars.ts';

const POLICY = {
  'skip-unknown-contexts': described(
    'Contexts that neither a job nor this policy names do not block merging.',
    flag,
  ),
  'required-contexts': described('Contexts that must be there and green.', listOf(text)),
  'required-if-present-contexts': described(
    'Contexts that must be green if they are there.',
    listOf(text),
  ),
  'optional-contexts': described('Contexts that never block merging.', listOf(text)),
  'optional-regex-contexts': described(
    'Regular expressions (RE2) of contexts that never block merging.',
    listOf(text),
  ),
  'from-branch-protection': described(
    'Contexts that branch-protection requires must be there and green as well.',
    flag,
  ),
  'overwrite-pending-contexts': described(
    'Contexts that are pending become green when their pull request is merged in a batch.',
    flag,
  ),
};

/** Prow: pkg/config/tide.go `TideContextPolicy`. */
export type ContextPolicy = ObjectOf<typeof POLICY>;

const branchPolicy = titled('TideContextPolicy', object(POLICY));

const repoPolicy = titled(
  'TideRepoContextPolicy',
  object({ ...POLICY, branches: described('By branch.', mapOf(branchPolicy)) }),
);

const orgPolicy = titled(
  'TideOrgContextPolicy',
  object({ ...POLICY, repos: described('By repository, without its org.', mapOf(repoPolicy)) }),
);

/** Prow: pkg/config/tide.go `TideContextPolicyOptions`. */
export const contextOptions = object({
  ...POLICY,
  orgs: described('By org.', mapOf(orgPolicy)),
});

export type ContextOptions = Read<typeof contextOptions>;
