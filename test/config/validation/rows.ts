import { expect, it } from 'vitest';
import { problemText } from '../../../src/config/problem.ts';
import { MAIN, load } from '../sample.ts';

/** A kind of mistake by its number in Prow's list and its name, a job file that has it, and what is said of it. */
export type Mistake = readonly [kind: string, jobs: string, ...problems: readonly string[]];

/** Each job file has these problems and no others. */
export function refused(mistakes: readonly Mistake[]): void {
  it.each(mistakes)('%s', (_kind, jobs, ...problems) => {
    const loaded = load(jobs, MAIN);
    expect(loaded.ok ? [] : loaded.problems.map(problemText)).toEqual(problems);
    expect(loaded.ok ? [] : loaded.problems.map(({ rule }) => rule)).not.toContain(undefined);
  });
}

/** Each of these looks like a mistake and is none. */
export function accepted(files: readonly (readonly [why: string, jobs: string])[]): void {
  it.each(files)('%s is fine', (_why, jobs) => {
    const loaded = load(jobs, MAIN);
    expect(loaded.ok ? [] : loaded.problems.map(problemText)).toEqual([]);
    expect(loaded.ok && loaded.warnings.map(problemText)).toEqual([]);
  });
}

/** `second` as one more job of the repository that `first` is for. */
export function both(first: string, second: string): string {
  return [first, ...second.split('\n').slice(2)].join('\n');
}
