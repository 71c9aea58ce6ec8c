import { listOf } from '../../read/collections.ts';
import { object } from '../../read/object.ts';
import type { Read } from '../../read/reader.ts';
import { described, titled } from '../../read/reader.ts';
import { filledText, flag, text } from '../../read/scalars.ts';

/** Prow: pkg/config/tide.go `TideQuery`. */
export const tideQuery = titled(
  'TideQuery',
  object({
    orgs: described('Orgs whose repositories are meant, all of them.', listOf(text)),
    repos: described('Repositories (org/repo) of other orgs.', listOf(text)),
    excludedRepos: described('Repositories (org/repo) of orgs that are not meant.', listOf(text)),
    author: described('Login of the author.', filledText),
    includedBranches: described('The only branches that are merged into.', listOf(text)),
    excludedBranches: described('Branches that are not merged into.', listOf(text)),
    labels: described(
      'Labels that a pull request must have; of those between commas one will do.',
      listOf(text),
    ),
    missingLabels: described('Labels that a pull request must not have.', listOf(text)),
    milestone: described('The milestone that a pull request must be in.', filledText),
    reviewApprovedRequired: described('GitHub must count the pull request as approved.', flag),
  }),
);

export type TideQuery = Read<typeof tideQuery>;
