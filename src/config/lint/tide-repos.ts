import type { MainFile } from '../schema/main-file.ts';
import type { Placed } from '../read/collections.ts';
import { within } from '../read/place.ts';
import type { Place } from '../read/place.ts';
import type { TideQuery } from '../sections/tide/tide-query.ts';
import { covers, orgRepos } from './org-repos.ts';
import type { Member, OrgRepos } from './org-repos.ts';

/** The queries by which Tide merges. */
export function tideQueries({ sections }: MainFile): readonly Placed<TideQuery>[] {
  return sections.tide?.value.queries ?? [];
}

/** The repositories that queries take in. Prow: pkg/config/tide.go `OrgExceptionsAndRepos`. */
export function reposOfQueries(queries: readonly Placed<TideQuery>[]): OrgRepos {
  return orgRepos(
    queries.flatMap(({ value: { orgs = [], excludedRepos = [] } }) =>
      orgs.map((org) => [org, excludedRepos.filter((repo) => repo.startsWith(`${org}/`))] as const),
    ),
    queries.flatMap(({ value }) => value.repos ?? []),
  );
}

/** Where the first query that takes an org or a repository in names it, or the org of the repository. */
export function placeInQueries(
  { name }: Member,
  queries: readonly Placed<TideQuery>[],
): Place | undefined {
  const query = queries.find((candidate) => {
    const repos = reposOfQueries([candidate]);
    return repos.orgs.has(name) || covers(repos, name);
  });
  if (!query) return undefined;
  const { orgs = [], repos = [] } = query.value;
  if (repos.includes(name)) return within(query.place, 'repos', repos.indexOf(name));
  const [org = ''] = name.split('/');
  return within(query.place, 'orgs', orgs.indexOf(org));
}
