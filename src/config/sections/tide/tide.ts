import type { Problem } from '../../problem.ts';
import type { Placed } from '../../read/collections.ts';
import { problemAt, within } from '../../read/place.ts';
import { templateProblems } from '../../template-problems.ts';
import type { Section } from '../section.ts';
import { contextProblems } from './context-problems.ts';
import { queryProblems } from './query-problems.ts';
import { tideFields } from './tide-fields.ts';
import type { Tide } from './tide-fields.ts';

export const tide: Section<Tide> = { read: tideFields, problems: tideProblems };

/** Prow: pkg/config/config.go `parseProwConfig`. */
function tideProblems(written: Placed<Tide>): readonly Problem[] {
  const { value, place } = written;
  return [
    ...numberProblems(written),
    ...targetProblems(written),
    ...statusPageProblems(written),
    ...commitProblems(written),
    ...(value.queries ?? []).flatMap(queryProblems),
    ...contextProblems({
      value: value.context_options ?? {},
      place: within(place, 'context_options'),
    }),
  ];
}

function numberProblems({ value, place }: Placed<Tide>): readonly Problem[] {
  const at = within(place, 'max_goroutines');
  return (value.max_goroutines ?? 0) < 0
    ? [problemAt(at, 'max_goroutines must not be negative')]
    : [];
}

function targetProblems({ value, place }: Placed<Tide>): readonly Problem[] {
  const { target_url, target_urls = {} } = value;
  if (target_url === undefined || !isFilled(target_urls)) return [];
  return [problemAt(within(place, 'target_url'), bothForms('target_url'))];
}

function statusPageProblems({ value, place }: Placed<Tide>): readonly Problem[] {
  const { pr_status_base_url, pr_status_base_urls = {} } = value;
  if (!isFilled(pr_status_base_urls)) return [];
  if (pr_status_base_url !== undefined) {
    return [problemAt(within(place, 'pr_status_base_url'), bothForms('pr_status_base_url'))];
  }
  const hasDefault = Object.hasOwn(pr_status_base_urls, '*');
  return hasDefault ? [] : [problemAt(within(place, 'pr_status_base_urls'), NO_DEFAULT)];
}

const NO_DEFAULT = "pr_status_base_urls needs the key '*', the address of all other repositories";

function bothForms(old: string): string {
  return `${old} and ${old}s exclude each other; keep the key '*' of the latter`;
}

function isFilled(entries: object): boolean {
  return Object.keys(entries).length > 0;
}

function commitProblems({ value, place }: Placed<Tide>): readonly Problem[] {
  return Object.entries(value.merge_commit_template ?? {}).flatMap(([repo, templates]) =>
    (['title', 'body'] as const).flatMap((part) => {
      const at = within(place, 'merge_commit_template', repo, part);
      return templateProblems(at, templates[part], `the ${part} of ${repo}`);
    }),
  );
}
