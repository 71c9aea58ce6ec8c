import type { Placed } from '../../read/collections.ts';
import type { Tide } from './tide-fields.ts';
import type { TideQuery } from './tide-query.ts';

/** The queries that take in a repository, in their order. Prow: pkg/config/tide.go `QueryMap.ForRepo`. */
export function queriesFor(
  { queries = [] }: Tide,
  org: string,
  repo: string,
): readonly Placed<TideQuery>[] {
  return queries.filter(({ value }) => isForRepo(value, org, repo));
}

/** Prow: pkg/config/tide.go `TideQuery.ForRepo`. */
function isForRepo(query: TideQuery, org: string, repo: string): boolean {
  const { orgs = [], repos = [], excludedRepos = [] } = query;
  const name = `${org}/${repo}`;
  return orgs.includes(org) ? !excludedRepos.includes(name) : repos.includes(name);
}
