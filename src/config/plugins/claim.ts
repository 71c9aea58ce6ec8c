import type { Problem } from '../problem.ts';
import { positionOf, problemAt } from '../read/place.ts';
import type { Place } from '../read/place.ts';

/** Something that may be set once, and where it is. */
export interface Claim {
  /** Two claims of the same key exclude each other. */
  readonly key: string;
  readonly place: Place;
  /** The beginning of the sentence: `approve has an entry for org`. */
  readonly says: string;
}

/** A problem for each claim that repeats an earlier one, in whichever file that is. */
export function repeatedClaims(claims: readonly Claim[]): readonly Problem[] {
  const first = new Map<string, Place>();
  return claims.flatMap(({ key, place, says }) => {
    const before = first.get(key);
    if (before) return [problemAt(place, `${says} already, in ${fileAndLine(before)}`)];
    first.set(key, place);
    return [];
  });
}

function fileAndLine(place: Place): string {
  return `${place.file.path}:${positionOf(place).line}`;
}
