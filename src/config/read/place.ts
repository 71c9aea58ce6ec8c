import type { Problem } from '../problem.ts';
import type { Position } from '../text-positions.ts';
import type { YamlFile } from '../yaml.ts';

/** Where a value stands: a file, and the way to it from the top. A linked list, because each value read makes one. */
export interface Place {
  readonly file: Pick<YamlFile, 'path' | 'positionOf'>;
  readonly parent?: Place;
  readonly key?: string | number;
}

/** The place of a file's whole content. */
export function topOf(file: Place['file']): Place {
  return { file };
}

/** The place of one entry of the map or list at `parent`. */
export function inside(parent: Place, key: string | number): Place {
  return { file: parent.file, parent, key };
}

/** The place some steps further in. */
export function within(place: Place, ...keys: readonly (string | number)[]): Place {
  return keys.reduce<Place>(inside, place);
}

/** A problem with the value at a place; with what is around it when there is no value. */
export function problemAt(place: Place, says: string): Problem {
  return { file: place.file.path, ...positionOf(place), says };
}

/** Line and column of a place. */
export function positionOf(place: Place): Position {
  return place.file.positionOf(pathOf(place));
}

/** The unquoted word that stands at a place, as it is written. */
export function wordAt(place: Place): string {
  const { column, sourceLine } = positionOf(place);
  return /^[-+.\w]*/.exec(sourceLine.slice(column - 1))?.[0] ?? '';
}

/** How sentences name a place: the nearest field, with what leads from there: `args[2]`. */
export function nameOf({ key, parent }: Place): string {
  if (key === undefined) return 'the file';
  return typeof key === 'number' && parent ? `${nameOf(parent)}[${key}]` : String(key);
}

function pathOf(place: Place): readonly (string | number)[] {
  const path: (string | number)[] = [];
  for (let at: Place | undefined = place; at?.key !== undefined; at = at.parent)
    path.unshift(at.key);
  return path;
}
