import { listOf } from '../read/collections.ts';
import { object } from '../read/object.ts';
import { described, titled } from '../read/reader.ts';
import { flag, text } from '../read/scalars.ts';

const filters = object({
  branches: described('Only changes for these branches.', listOf(text)),
  excluded_branches: described('No changes for these branches.', listOf(text)),
  opt_in_by_default: described(
    'Every change may be merged by itself, unless its label Prow-Auto-Submit is voted -1.',
    flag,
  ),
});

/** Repositories of Gerrit servers. Prow: pkg/config/config.go `GerritOrgRepoConfigs`. */
export const gerritRepos = listOf(
  titled(
    'GerritRepos',
    object({
      org: described('Address of the Gerrit server, with https:// or http://.', text),
      repos: described('Its repositories.', listOf(text)),
      opt_out_help: described('Comments about commands that nobody knows get no answer.', flag),
      filters: described('Which changes of these repositories are looked at.', filters),
    }),
  ),
);
