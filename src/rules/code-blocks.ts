const FENCES = ['```', '~~~'] as const;

/** The line ends of GitHub's comment box are `\r\n`, those of its API `\n`. */
function textOf(line: string): string {
  return line.replace(/\r?\n$/, '');
}

/** Index of the line that closes the block opened on line `start`, or -1 when no line does. */
function closingLine(lines: readonly string[], start: number, fence: string): number {
  for (let index = start + 1; index < lines.length; index++) {
    if (textOf(lines[index] ?? '') === fence) return index;
  }
  return -1;
}

/**
 * Drops fenced code blocks, so that a command that somebody only quotes does not run. A block opens on a line that
 * starts with a fence and closes on a line that is the bare fence; one that never closes stays.
 * Prow: pkg/markdown/code_block.go `DropCodeBlock`, which knows `\n` only.
 */
export function withoutCodeBlocks(text: string): string {
  const lines = text.split(/(?<=\n)/);
  const unclosed = new Set<string>();
  const kept: string[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const fence = FENCES.find((mark) => line.startsWith(mark) && !unclosed.has(mark));
    const close = fence === undefined ? -1 : closingLine(lines, index, fence);
    if (fence !== undefined && close === -1) unclosed.add(fence);
    if (close === -1) kept.push(line);
    else index = close;
  }
  return kept.join('');
}
