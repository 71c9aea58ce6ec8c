import { isMapping } from '../yaml-value.ts';
import { inside } from './place.ts';
import type { Place } from './place.ts';
import type { Reader } from './reader.ts';
import { reader, refuse } from './reader.ts';

/** A list. Entries that are wrong are left out: they are in the notes. */
export function listOf<T>(item: Reader<T>): Reader<readonly T[]> {
  const shape = { type: ['array', 'null'], items: item.shape };
  return reader(shape, (value, place, notes) => {
    if (value === null) return undefined;
    if (!Array.isArray(value)) {
      refuse(value, place, notes, 'a list');
      return undefined;
    }
    const items: readonly unknown[] = value;
    return items.flatMap((inner, index) => {
      const read = item(inner, inside(place, index), notes);
      return read === undefined ? [] : [read];
    });
  });
}

/** A list where Prow takes an empty one for none. */
export function filledListOf<T>(item: Reader<T>): Reader<readonly T[]> {
  const list = listOf(item);
  return reader(list.shape, (value, place, notes) => {
    const items = list(value, place, notes);
    return items && items.length > 0 ? items : undefined;
  });
}

/** A map from names that users choose. Entries that are wrong are left out: they are in the notes. */
export function mapOf<T>(entry: Reader<T>): Reader<Readonly<Record<string, T>>> {
  const shape = { type: ['object', 'null'], additionalProperties: entry.shape };
  return reader(shape, (value, place, notes) => {
    if (value === null) return undefined;
    if (!isMapping(value)) {
      refuse(value, place, notes, 'a map');
      return undefined;
    }
    const entries = Object.entries(value).flatMap(([key, inner]) => {
      const read = entry(inner, inside(place, key), notes);
      return read === undefined ? [] : [[key, read] as const];
    });
    return Object.fromEntries(entries);
  });
}

/** A value that remembers where it stands, for the checks that come after reading. */
export interface Placed<T> {
  readonly value: T;
  readonly place: Place;
}

export function placed<T>(inner: Reader<T>): Reader<Placed<T>> {
  return reader(inner.shape, (value, place, notes) => {
    const read = inner(value, place, notes);
    return read === undefined ? undefined : { value: read, place };
  });
}
