import type { Problem } from '../../config/problem.ts';
import { cellsOf } from './cells.ts';
import type { Cell } from './cells.ts';

/** The line that a problem is in, and how many columns stand before the place in it. */
export interface Excerpt {
  readonly line: string;
  readonly indent: number;
}

/** Lines wider than this are cut on both sides of the place. */
const WIDEST = 100;
const CUT: Cell = { text: '…', width: 1 };

/** What a terminal shows of the line; `undefined` when the problem has no line of its own. */
export function excerptOf({ sourceLine, column }: Problem): Excerpt | undefined {
  if (!sourceLine || column === undefined) return undefined;
  const before = cellsOf(sourceLine.slice(0, column - 1));
  const after = cellsOf(sourceLine.slice(column - 1));
  if (widthOf(before) + widthOf(after) <= WIDEST) return excerpt(before, after);
  const shownBefore = shortened(before.toReversed(), WIDEST / 2).toReversed();
  return excerpt(shownBefore, shortened(after, WIDEST - widthOf(shownBefore)));
}

function excerpt(before: readonly Cell[], after: readonly Cell[]): Excerpt {
  return { line: [...before, ...after].map(({ text }) => text).join(''), indent: widthOf(before) };
}

/** As many cells as fit, and a sign that there are more. */
function shortened(cells: readonly Cell[], width: number): readonly Cell[] {
  if (widthOf(cells) <= width) return cells;
  let left = width - CUT.width;
  const end = cells.findIndex((cell) => (left -= cell.width) < 0);
  return [...cells.slice(0, end), CUT];
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, { width }) => sum + width, 0);
}
