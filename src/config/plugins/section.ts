import type { Problem } from '../problem.ts';
import { listOf, placed } from '../read/collections.ts';
import type { Placed } from '../read/collections.ts';
import type { Reader } from '../read/reader.ts';
import { described, reader } from '../read/reader.ts';

/**
 * A top-level part of plugins.yaml. It is read as entries with their places, a list one by one and anything else as a
 * single entry: so what several files say of it becomes one by standing behind each other.
 */
export interface PluginSection<Entry extends Placed<unknown>, Value> {
  readonly read: Reader<readonly Entry[]>;
  /** What cannot be right about the entries of all files. */
  problems(entries: readonly Entry[]): readonly Problem[];
  /** What the entries say together, without their places. */
  value(entries: readonly Entry[]): Value | undefined;
}

/** A section that is set in one piece. Editors show the description. */
export function wholeSection<T>(
  description: string,
  inner: Reader<T>,
  check: (entry: Placed<T>) => readonly Problem[] = () => [],
): PluginSection<Placed<T>, T> {
  return {
    read: described(description, onlyEntry(inner)),
    problems: (entries) => entries.flatMap(check),
    value: ([entry]) => entry?.value,
  };
}

/** A section that is a list. Editors show the description. */
export function listSection<T>(
  description: string,
  item: Reader<T>,
  check: (entries: readonly Placed<T>[]) => readonly Problem[] = () => [],
): PluginSection<Placed<T>, readonly T[]> {
  return {
    read: described(description, listOf(placed(item))),
    problems: check,
    value: (entries) => entries.map(({ value }) => value),
  };
}

/** Reads a value as the one entry of its file. */
export function onlyEntry<T>(inner: Reader<T>): Reader<readonly Placed<T>[]> {
  return reader(inner.shape, (value, place, notes) => {
    const read = inner(value, place, notes);
    return read === undefined ? undefined : [{ value: read, place }];
  });
}
