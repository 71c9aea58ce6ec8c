import { inside } from '../../read/place.ts';
import type { Place } from '../../read/place.ts';

/** An org or a repository that a supplemental file speaks of; `*` is all of them. */
export interface Subject {
  readonly name: string;
  readonly place: Place;
}

/** The subjects that are the keys of a map. */
export function keysAsSubjects(place: Place, map: object | undefined): readonly Subject[] {
  return Object.keys(map ?? {}).map((name) => ({ name, place: inside(place, name) }));
}

/** The subjects that are the entries of a list. */
export function entriesAsSubjects(
  place: Place,
  list: readonly string[] | undefined,
): readonly Subject[] {
  return (list ?? []).map((name, index) => ({ name, place: inside(place, index) }));
}
