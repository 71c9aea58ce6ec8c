import type { Problem } from '../problem.ts';
import type { Placed } from '../read/collections.ts';
import { problemAt } from '../read/place.ts';
import type { TideQuery } from '../sections/tide/tide-query.ts';
import { difference, intersection, members } from './org-repos.ts';
import type { OrgRepos } from './org-repos.ts';
import { placeInQueries, reposOfQueries } from './tide-repos.ts';

/** A label of a plugin, and what it says of a pull request that has it. */
export interface TideLabel {
  readonly plugin: string;
  readonly label: string;
  /** `required` to merge, or `forbidden`. */
  readonly is: 'required' | 'forbidden';
}

type Queries = readonly Placed<TideQuery>[];

/** Queries that speak of the label of a plugin that is off: nobody sets it, or nobody takes it away. */
export function labelsWithoutPlugin(
  { plugin, label, is }: TideLabel,
  queries: Queries,
  enabled: OrgRepos,
): readonly Problem[] {
  const speaking = queries.filter((query) => speaksOf({ plugin, label, is }, query));
  const off = difference(reposOfQueries(speaking), enabled);
  const says = `the label ${label} is ${is} for merging, and the plugin ${plugin} is off`;
  return problemsIn(off, speaking, says);
}

/** Repositories that Tide merges without regard to the label of a plugin that is on. */
export function pluginsWithoutLabel(
  { plugin, label, is }: TideLabel,
  queries: Queries,
  enabled: OrgRepos,
): readonly Problem[] {
  const speaking = queries.filter((query) => speaksOf({ plugin, label, is }, query));
  const merged = intersection(enabled, reposOfQueries(queries));
  const silent = difference(merged, reposOfQueries(speaking));
  const says = `the plugin ${plugin} is on, and its label ${label} is not ${is} for merging`;
  return problemsIn(silent, queries, says);
}

function speaksOf({ label, is }: TideLabel, { value }: Placed<TideQuery>): boolean {
  const labels = is === 'required' ? value.labels : value.missingLabels;
  return labels?.includes(label) ?? false;
}

function problemsIn(repos: OrgRepos, queries: Queries, says: string): readonly Problem[] {
  return members(repos).flatMap((member) => {
    const place = placeInQueries(member, queries);
    return place ? [problemAt(place, `${member.inWords}: ${says}`)] : [];
  });
}
