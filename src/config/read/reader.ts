import type { Problem } from '../problem.ts';
import { nameOf, problemAt } from './place.ts';
import type { Place } from './place.ts';

/** Where readers put what they find wrong. */
export interface Notes {
  readonly problems: Problem[];
  /** What Prow passes over in silence. */
  readonly warnings: Problem[];
}

/**
 * Takes a value as Go's decoder takes it into a field of a struct. `undefined` means that there is nothing: a zero value
 * that Prow cannot tell from an absent one, or a wrong value, which is in the notes.
 */
export type Reader<T> = (value: unknown, place: Place, notes: Notes) => T | undefined;

/** What a reader makes. */
export type Read<R> = R extends Reader<infer T> ? T : never;

/** Notes that the value at a place is not `what` it must be. */
export function refuse(value: unknown, place: Place, notes: Notes, what: string): void {
  const says = `${nameOf(place)} must be ${what}, not ${described(value)}`;
  notes.problems.push(problemAt(place, says));
}

function described(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'string':
      return `the text ${JSON.stringify(value.slice(0, 60))}`;
    case 'number':
    case 'boolean':
      return String(value);
    default:
      return value === null ? 'nothing' : 'a map';
  }
}
