import type { ProwJob } from './spec.ts';

/**
 * What the job list filters by, as Temporal search attributes: name → type. At most ten are Keyword, because SQL
 * visibility stores have ten such columns. Registered before any worker starts; an attribute that is not registered
 * stops every workflow that sets it.
 */
export const SEARCH_ATTRIBUTES = {
  ProwType: 'KEYWORD',
  ProwJob: 'KEYWORD',
  ProwRepo: 'KEYWORD',
  ProwBaseRef: 'KEYWORD',
  ProwState: 'KEYWORD',
  ProwCluster: 'KEYWORD',
  ProwAuthor: 'KEYWORD',
  ProwContext: 'KEYWORD',
  ProwPull: 'INT',
} as const satisfies Record<string, 'KEYWORD' | 'INT'>;

export type SearchAttributeName = keyof typeof SEARCH_ATTRIBUTES;
export type SearchAttributes = Readonly<Partial<Record<SearchAttributeName, string | number>>>;

/** SQL visibility keeps 255 characters of a Keyword. */
const KEYWORD_LENGTH = 255;

/** The search attributes of a prow job at its start. What a job does not have (a periodic's pull) is left out. */
export function searchAttributesOf(prowJob: ProwJob): SearchAttributes {
  const { spec } = prowJob;
  const refs = spec.refs ?? spec.extra_refs?.[0];
  const pull = spec.refs?.pulls?.[0];
  const all: Partial<Record<SearchAttributeName, string | number | undefined>> = {
    ProwType: spec.type,
    ProwJob: spec.job,
    ProwRepo: refs && `${refs.org}/${refs.repo}`,
    ProwBaseRef: refs?.base_ref,
    ProwState: prowJob.status.state ?? 'triggered',
    ProwCluster: spec.cluster,
    ProwAuthor: pull?.author,
    ProwContext: spec.context,
    ProwPull: pull?.number,
  };
  return Object.fromEntries(
    Object.entries(all)
      .filter(([, value]) => value !== undefined && value !== '')
      .map(([name, value]) => [
        name,
        typeof value === 'string' ? value.slice(0, KEYWORD_LENGTH) : value,
      ]),
  );
}
