import type { Problem } from '../problem.ts';
import type { Placed } from '../read/collections.ts';
import { problemAt, within } from '../read/place.ts';
import { syntaxProblems } from '../syntax-problems.ts';
import type { Spyglass } from './spyglass.ts';

/** What about `deck.spyglass` cannot be right. Prow: pkg/config/config.go `parseProwConfig`. */
export function spyglassProblems({ value, place }: Placed<Spyglass>): readonly Problem[] {
  const isNegative = (value.size_limit ?? 0) < 0;
  return [
    ...(isNegative
      ? [problemAt(within(place, 'size_limit'), 'size_limit must not be negative')]
      : []),
    ...filePatterns(value).flatMap(({ path, pattern }) =>
      syntaxProblems(within(place, ...path), 'regular expression', pattern, `"${pattern}"`),
    ),
    ...(value.lenses ?? []).flatMap(({ remote_config }, index) => {
      if ((remote_config?.priority ?? 0) >= 0) return [];
      const at = within(place, 'lenses', index, 'remote_config', 'priority');
      return [problemAt(at, 'priority must not be negative')];
    }),
    ...PREFIXES.flatMap((field) => {
      if (!value.gcs_browser_prefix || value[field]?.['*'] === undefined) return [];
      const says = `gcs_browser_prefix and the key '*' of ${field} exclude each other; keep the latter`;
      return [problemAt(within(place, 'gcs_browser_prefix'), says)];
    }),
  ];
}

const PREFIXES = ['gcs_browser_prefixes', 'gcs_browser_prefixes_by_bucket'] as const;
const FILES = ['required_files', 'optional_files'] as const;

interface FilePattern {
  readonly path: readonly (string | number)[];
  readonly pattern: string;
}

function filePatterns({ lenses = [], viewers = {} }: Spyglass): readonly FilePattern[] {
  const ofLenses = lenses.flatMap((lens, index) =>
    FILES.flatMap((field) =>
      (lens[field] ?? []).map((pattern, file) => {
        return { path: ['lenses', index, field, file], pattern };
      }),
    ),
  );
  const ofViewers = Object.entries(viewers).flatMap(([pattern, names]) =>
    names.length > 0 ? [{ path: ['viewers', pattern], pattern }] : [],
  );
  return [...ofLenses, ...ofViewers];
}
