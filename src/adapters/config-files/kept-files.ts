import type { Problem } from '../../config/problem.ts';
import type { Steps } from '../../config/steps.ts';
import type { YamlFile } from '../../config/yaml.ts';
import type { Pace } from './pace.ts';
import { readSource } from './read-source.ts';
import type { Source } from './read-source.ts';
import type { SeenFile } from './survey.ts';

/** A file as it was read. */
export interface KeptFile<T> {
  readonly stamp: string;
  readonly source: Source;
  readonly value: T;
}

/** Files as they were read, by path. */
export type KeptFiles<T> = ReadonlyMap<string, KeptFile<T>>;

/** Makes of a file what it says. */
export type ReadFile<T> = (file: YamlFile) => Steps<T>;

/** Files that are open at once. */
const BATCH = 32;

/** Reads files as {@link readKept} does. */
export async function readAllKept<T>(
  files: readonly SeenFile[],
  read: ReadFile<T>,
  before: KeptFiles<T> | undefined,
  pace: Pace,
): Promise<KeptFiles<T>> {
  const after = new Map<string, KeptFile<T>>();
  for (let start = 0; start < files.length; start += BATCH) {
    const batch = files.slice(start, start + BATCH);
    const sources = batch.map((file) => sourceOf(file, before?.get(file.path)));
    for (const source of await Promise.all(sources)) {
      after.set(source.path, await valueOf(source, read, before?.get(source.path), pace));
    }
  }
  return after;
}

/**
 * Reads a file, unless it looks or turns out to be as it was `before`: then the very same value comes back. A file that
 * cannot be read is a file with a problem.
 */
export async function readKept<T>(
  file: SeenFile,
  read: ReadFile<T>,
  before: KeptFile<T> | undefined,
  pace: Pace,
): Promise<KeptFile<T>> {
  return valueOf(await sourceOf(file, before), read, before, pace);
}

interface SeenSource extends SeenFile {
  readonly source: Source;
}

async function sourceOf(file: SeenFile, before?: KeptFile<unknown>): Promise<SeenSource> {
  const isAsBefore = before?.stamp === file.stamp;
  return { ...file, source: isAsBefore ? before.source : await readSource(file.path) };
}

async function valueOf<T>(
  { stamp, source }: SeenSource,
  read: ReadFile<T>,
  before: KeptFile<T> | undefined,
  pace: Pace,
): Promise<KeptFile<T>> {
  if (before && isSameSource(before.source, source)) return { ...before, stamp };
  return { stamp, source, value: await readNew(source, read, pace) };
}

function isSameSource(one: Source, other: Source): boolean {
  if (one.ok && other.ok) return one.file.text === other.file.text;
  return !one.ok && !other.ok && one.problem.says === other.problem.says;
}

/** A mistake of ours that a file brings to light is told like one in the file, and the other files are still read. */
async function readNew<T>(source: Source, read: ReadFile<T>, pace: Pace): Promise<T> {
  if (!source.ok) return pace.complete(read(unreadable(source.problem)));
  try {
    return await pace.complete(read(await pace.parse(source.file)));
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    const says = `reading this file fails inside prowflow, please report it: ${cause}`;
    return pace.complete(read(unreadable({ file: source.file.path, says })));
  }
}

function unreadable(problem: Problem): YamlFile {
  const positionOf: YamlFile['positionOf'] = () => ({ line: 1, column: 1, sourceLine: '' });
  return { path: problem.file, value: null, problems: [problem], warnings: [], positionOf };
}
