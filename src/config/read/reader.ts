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
export interface Reader<T> {
  (value: unknown, place: Place, notes: Notes): T | undefined;
  /** What it takes, for editors: a JSON Schema (2020-12). A `title` makes it a definition that is named once. */
  readonly shape: JsonSchema;
}

export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/** A reader from its two halves. */
export function reader<T>(
  shape: JsonSchema,
  read: (value: unknown, place: Place, notes: Notes) => T | undefined,
): Reader<T> {
  return Object.assign(read.bind(undefined), { shape });
}

/** The same reader, with a sentence that editors show beside the field. */
export function described<T>(description: string, inner: Reader<T>): Reader<T> {
  return reader({ ...inner.shape, description }, inner);
}

/** The same reader under a name; JSON Schema and documentation write it out once. */
export function titled<T>(title: string, inner: Reader<T>): Reader<T> {
  return reader({ ...inner.shape, title }, inner);
}

/** What a reader makes. */
export type Read<R> = R extends Reader<infer T> ? T : never;

/** Notes that the value at a place is not `what` it must be. */
export function refuse(value: unknown, place: Place, notes: Notes, what: string): void {
  const says = `${nameOf(place)} must be ${what}, not ${inWords(value)}`;
  notes.problems.push({ ...problemAt(place, says), rule: 'form' });
}

function inWords(value: unknown): string {
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
