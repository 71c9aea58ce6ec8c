import { type GeneratedMarks, isGenerated } from './generated-files.ts';

/** A file of a pull request and how much of it changed, in lines. */
export interface ChangedFile {
  readonly path: string;
  readonly additions: number;
  readonly deletions: number;
}

export interface ChangedLines {
  /** Added and deleted lines of the files that people wrote. */
  readonly lines: number;
  /** How many files were left out because they are generated. */
  readonly generatedFiles: number;
}

/**
 * How many files times marks are looked at, about a second: the marks come from the repository, and one worker serves
 * many. Files beyond that count as written by hand.
 */
const MOST_LOOKS = 200_000;

/** How much people changed. Prow: pkg/plugins/size/size.go `handlePR`. */
export function changedLines(
  files: readonly ChangedFile[],
  generated: GeneratedMarks,
): ChangedLines {
  const looked = Math.floor(MOST_LOOKS / Math.max(1, generated.patterns.length));
  const byHand = files.filter(
    ({ path }, index) => index >= looked || !isGenerated(path, generated),
  );
  return {
    lines: byHand.reduce((sum, { additions, deletions }) => sum + additions + deletions, 0),
    generatedFiles: files.length - byHand.length,
  };
}
