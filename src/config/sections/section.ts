import type { Problem } from '../problem.ts';
import type { Placed } from '../read/collections.ts';
import type { Reader } from '../read/reader.ts';

/** A top-level part of config.yaml: how it is read, and what about it cannot be right by itself. */
export interface Section<T> {
  readonly read: Reader<T>;
  problems(written: Placed<T>): readonly Problem[];
}

/** What a section holds once it is read. */
export type WrittenOf<S> = S extends Section<infer T> ? T : never;

/** A section of which every value that can be read is right. */
export function plainSection<T>(read: Reader<T>): Section<T> {
  return { read, problems: () => [] };
}
