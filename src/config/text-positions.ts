/** Counted from 1, columns in UTF-16 units, as editors do. */
export interface Position {
  readonly line: number;
  readonly column: number;
  /** The line itself, for an excerpt; empty when it is too long for one. */
  readonly sourceLine: string;
}

const MAX_SOURCE_LINE = 2_000;

/**
 * Finds the line and column of an offset. Lines are looked for once, at the first question: few files have problems, and
 * one from a pull request may have thousands of them after a million lines.
 */
export function textPositions(text: string): (offset: number) => Position {
  let starts: readonly number[] | undefined;
  return (offset) => {
    starts ??= lineStarts(text);
    const line = lineAt(starts, offset);
    const start = starts[line - 1] ?? 0;
    const end = (starts[line] ?? text.length + 1) - 1;
    return { line, column: offset - start + 1, sourceLine: sourceLine(text, start, end) };
  };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The last line that starts at or before an offset. */
function lineAt(starts: readonly number[], offset: number): number {
  let first = 0;
  let after = starts.length;
  while (after - first > 1) {
    const middle = (first + after) >> 1;
    if ((starts[middle] ?? 0) <= offset) first = middle;
    else after = middle;
  }
  return first + 1;
}

function sourceLine(text: string, start: number, end: number): string {
  if (end - start > MAX_SOURCE_LINE + 1) return '';
  const line = text.slice(start, end).replace(/\r$/, '');
  return line.length > MAX_SOURCE_LINE ? '' : line;
}
