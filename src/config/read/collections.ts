import { isMapping } from '../yaml-value.ts';
import { inside } from './place.ts';
import type { Place } from './place.ts';
import type { Reader } from './reader.ts';
import { refuse } from './reader.ts';

/** A list. Entries that are wrong are left out: they are in the notes. */
export function listOf<T>(reader: Reader<T>): Reader<readonly T[]> {
  return (value, place, notes) => {
    if (value === null) return undefined;
    if (!Array.isArray(value)) {
      refuse(value, place, notes, 'a list');
      return undefined;
    }
    const items: readonly unknown[] = value;
    return items.flatMap((item, index) => {
      const read = reader(item, inside(place, index), notes);
      return read === undefined ? [] : [read];
    });
  };
}

/** A list where Prow takes an empty one for none. */
export function filledListOf<T>(reader: Reader<T>): Reader<readonly T[]> {
  const list = listOf(reader);
  return (value, place, notes) => {
    const items = list(value, place, notes);
    return items && items.length > 0 ? items : undefined;
  };
}

/** A map from names that users choose. Entries that are wrong are left out: they are in the notes. */
export function mapOf<T>(reader: Reader<T>): Reader<Readonly<Record<string, T>>> {
  return (value, place, notes) => {
    if (value === null) return undefined;
    if (!isMapping(value)) {
      refuse(value, place, notes, 'a map');
      return undefined;
    }
    const entries = Object.entries(value).flatMap(([key, inner]) => {
      const read = reader(inner, inside(place, key), notes);
      return read === undefined ? [] : [[key, read] as const];
    });
    return Object.fromEntries(entries);
  };
}

/** A value that remembers where it stands, for the checks that come after reading. */
export interface Placed<T> {
  readonly value: T;
  readonly place: Place;
}

export function placed<T>(reader: Reader<T>): Reader<Placed<T>> {
  return (value, place, notes) => {
    const read = reader(value, place, notes);
    return read === undefined ? undefined : { value: read, place };
  };
}
