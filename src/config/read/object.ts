import { problemAt, inside } from './place.ts';
import type { Place } from './place.ts';
import { isMapping } from '../yaml-value.ts';
import type { JsonSchema, Notes, Read, Reader } from './reader.ts';
import { reader, refuse } from './reader.ts';

type Fields = Readonly<Record<string, Reader<unknown>>>;

/** The fields of an object that are there and right. */
export type ObjectOf<F extends Fields> = { readonly [K in keyof F]?: Read<F[K]> };

/** What an open object has besides its known fields. */
interface Others {
  readonly [field: string]: unknown;
}

/**
 * An object with known fields. As in Go, the case of their names does not matter and null is as good as nothing;
 * unlike in Prow, a field that nobody knows is not dropped in silence: it is warned of.
 */
export function object<F extends Fields>(fields: F): Reader<ObjectOf<F>>;
export function object(fields: Fields): Reader<Others> {
  return fieldsReader(fields, { additionalProperties: false }, (key, _value, place, notes) => {
    const says = `the field ${key} is not known here: it is ignored`;
    notes.warnings.push({ ...problemAt(inside(place, key), says), rule: 'unknown-fields' });
    return undefined;
  });
}

/** An object of which only some fields are of interest; the others are kept as written. */
export function openObject<F extends Fields>(fields: F): Reader<ObjectOf<F> & Others>;
export function openObject(fields: Fields): Reader<Others> {
  return fieldsReader(fields, {}, (_key, value) => value);
}

type OtherField = (key: string, value: unknown, place: Place, notes: Notes) => unknown;

function fieldsReader(fields: Fields, openness: JsonSchema, other: OtherField): Reader<Others> {
  const exact = new Map(Object.entries(fields).map(([name, read]) => [name, { name, read }]));
  const folded = new Map([...exact].map(([name, field]) => [name.toLowerCase(), field]));
  return reader({ ...shapeOf(fields), ...openness }, (value, place, notes) => {
    if (value === null) return {};
    if (!isMapping(value)) {
      refuse(value, place, notes, 'a map');
      return undefined;
    }
    const entries = Object.entries(value).flatMap(([key, inner]) => {
      if (inner === null) return [];
      const field = exact.get(key) ?? folded.get(key.toLowerCase());
      const read = field
        ? field.read(inner, inside(place, key), notes)
        : other(key, inner, place, notes);
      return read === undefined ? [] : [[field?.name ?? key, read] as const];
    });
    return Object.fromEntries(entries);
  });
}

function shapeOf(fields: Fields): JsonSchema {
  const properties = Object.entries(fields).map(([name, { shape }]) => [name, shape] as const);
  return { type: ['object', 'null'], properties: Object.fromEntries(properties) };
}
