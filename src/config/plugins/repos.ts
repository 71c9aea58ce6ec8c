import type { Problem } from '../problem.ts';
import { listOf } from '../read/collections.ts';
import type { Placed } from '../read/collections.ts';
import { within } from '../read/place.ts';
import { described } from '../read/reader.ts';
import { text } from '../read/scalars.ts';
import { repeatedClaims } from './claim.ts';

/** The repositories that an entry of a list is for. */
export const repos = described('Orgs and repositories (org/repo) that this is for.', listOf(text));

interface ForRepos {
  readonly repos?: readonly string[];
}

/** Entries of a section that are for the same org or repository. Prow: pkg/plugins/config.go `validateRepoDupes`. */
export function repeatedRepos(section: string) {
  return (entries: readonly Placed<ForRepos>[]): readonly Problem[] =>
    repeatedClaims(
      entries.flatMap(({ value, place }) =>
        (value.repos ?? []).map((repo, index) => ({
          key: repo,
          place: within(place, 'repos', index),
          says: `${section} is set for ${repo}`,
        })),
      ),
    );
}
