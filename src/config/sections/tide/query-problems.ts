import type { Problem } from '../../problem.ts';
import type { Placed } from '../../read/collections.ts';
import { problemAt, within } from '../../read/place.ts';
import type { TideQuery } from './tide-query.ts';

const LISTS = [
  'orgs',
  'repos',
  'excludedRepos',
  'labels',
  'missingLabels',
  'includedBranches',
  'excludedBranches',
] as const;

type ListName = (typeof LISTS)[number];

/** What an entry of a list cannot be, as a sentence. */
type EntryCheck = (entry: string, query: TideQuery) => string | undefined;

const ENTRY_CHECKS: Partial<Record<ListName, EntryCheck>> = {
  orgs: orgProblem,
  repos: repoProblem,
  excludedRepos: excludedProblem,
  missingLabels: (label, { labels = [] }) =>
    labels.includes(label) ? `the label ${label} is both required and forbidden` : undefined,
};

/** What is wrong with a query by itself. Prow: pkg/config/tide.go `TideQuery.Validate`. */
export function queryProblems({ value, place }: Placed<TideQuery>): readonly Problem[] {
  const { orgs = [], repos = [], includedBranches = [], excludedBranches = [] } = value;
  const ofEntries = LISTS.flatMap((list) =>
    (value[list] ?? []).flatMap((entry, index) => {
      const says = repeated(value[list], index) ?? ENTRY_CHECKS[list]?.(entry, value);
      return says === undefined ? [] : [problemAt(within(place, list, index), says)];
    }),
  );
  return [
    ...(orgs.length === 0 && repos.length === 0 ? [problemAt(place, NOWHERE)] : []),
    ...ofEntries,
    ...(includedBranches.length > 0 && excludedBranches.length > 0
      ? [problemAt(within(place, 'excludedBranches'), TWO_BRANCH_LISTS)]
      : []),
  ];
}

const NOWHERE = 'a query of tide needs orgs or repos';
const TWO_BRANCH_LISTS =
  'includedBranches and excludedBranches exclude each other; what is not included is excluded anyway';

function repeated(list: readonly string[] = [], index: number): string | undefined {
  const entry = list[index] ?? '';
  return list.indexOf(entry) < index ? `${entry || 'an empty entry'} is there twice` : undefined;
}

function orgProblem(org: string): string | undefined {
  if (org === '') return 'an org has no name';
  return org.includes('/') ? `${org} is no org; repositories belong in repos` : undefined;
}

function repoProblem(entry: string, { orgs = [] }: TideQuery): string | undefined {
  const org = orgOf(entry);
  if (org === undefined) return notRepo(entry);
  return orgs.includes(org) ? `${entry} is already in the org ${org} of this query` : undefined;
}

function excludedProblem(entry: string, { orgs = [] }: TideQuery): string | undefined {
  const org = orgOf(entry);
  if (org === undefined) return notRepo(entry);
  return orgs.includes(org)
    ? undefined
    : `excluding ${entry} does nothing: the org ${org} is not in this query`;
}

function notRepo(entry: string): string {
  return `${entry || 'an empty entry'} is no repository; write org/repo`;
}

/** The org of `org/repo`; `undefined` for another text. */
function orgOf(entry: string): string | undefined {
  return /^([^/]+)\/[^/]+$/.exec(entry)?.[1];
}
