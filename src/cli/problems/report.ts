import type { Problem } from '../../config/problem.ts';

/** What was found in files, and in how much. */
export interface Report {
  /** What keeps the configuration from loading, sorted. */
  readonly errors: readonly Problem[];
  /** What loads and is likely not meant, sorted. */
  readonly warnings: readonly Problem[];
  /** What is worth knowing, sorted. */
  readonly notes: readonly Problem[];
  readonly files: number;
  readonly jobs: number;
  /** Names of rules that were to run and had nothing to look at, because no plugins.yaml was given. */
  readonly notChecked: readonly string[];
}

/** How grave a problem is. */
export type Severity = 'error' | 'warning' | 'note';

/** By file, line and column; what has no place comes first in its file. */
export function sorted(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted(
    (one, other) =>
      order(one.file, other.file) ||
      (one.line ?? 0) - (other.line ?? 0) ||
      (one.column ?? 0) - (other.column ?? 0),
  );
}

function order(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
