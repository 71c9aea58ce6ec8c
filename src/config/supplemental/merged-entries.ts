import { grouped } from '../grouped.ts';
import type { Problem } from '../problem.ts';
import type { Placed } from '../read/collections.ts';
import { positionOf, problemAt } from '../read/place.ts';
import type { Place } from '../read/place.ts';

/** A map from names that users choose. */
export type Entries<T> = Readonly<Record<string, T>>;

/** The entries of several maps; those of one name go through `merge`, in the order of the maps. */
export function mergedEntries<T>(
  maps: readonly Entries<T>[],
  merge: (name: string, entries: readonly T[]) => T | undefined,
): Entries<T> {
  const byName = grouped(
    maps.flatMap((map) => Object.entries(map)),
    ([name]) => name,
  );
  const merged = [...byName].flatMap(([name, entries]) => {
    const entry = merge(
      name,
      entries.map(([, each]) => each),
    );
    return entry === undefined ? [] : [[name, entry] as const];
  });
  return Object.fromEntries(merged);
}

/** The first of several entries, of which there may be one only: a problem at each of the others. */
export function onlyOne<T>(
  what: string,
  entries: readonly Placed<T>[],
  problems: Problem[],
): Placed<T> | undefined {
  const [first, ...others] = entries;
  if (!first) return undefined;
  for (const { place } of others) {
    problems.push(problemAt(place, `${what} is set here and at ${inWords(first.place)}; keep one`));
  }
  return first;
}

function inWords(place: Place): string {
  const { line, column } = positionOf(place);
  return `${place.file.path}:${line}:${column}`;
}
