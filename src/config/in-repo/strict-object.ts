import type { ObjectOf } from '../read/object.ts';
import { object } from '../read/object.ts';
import { inside, problemAt } from '../read/place.ts';
import type { Reader } from '../read/reader.ts';
import { reader } from '../read/reader.ts';
import { isMapping } from '../yaml-value.ts';

type Fields = Parameters<typeof object>[0];

/**
 * An object in which a field that nobody knows is a mistake, not a remark: where a slip of the pen would leave a job out
 * or a door open.
 */
export function strictObject<F extends Fields>(fields: F): Reader<ObjectOf<F>> {
  const inner = object(fields);
  const known = new Set(Object.keys(fields).map((name) => name.toLowerCase()));
  return reader(inner.shape, (value, place, notes) => {
    if (!isMapping(value)) return inner(value, place, notes);
    const entries = Object.entries(value);
    const isKnown = ([key]: readonly [string, unknown]): boolean => known.has(key.toLowerCase());
    for (const [key] of entries.filter((entry) => !isKnown(entry))) {
      const says = `the field ${JSON.stringify(key.slice(0, 60))} is not known here; it must be one of ${Object.keys(fields).join(', ')}`;
      notes.problems.push(problemAt(inside(place, key), says));
    }
    return inner(Object.fromEntries(entries.filter(isKnown)), place, notes);
  });
}
