import { YAMLException } from 'js-yaml';

/** Spaces that were put at the start of lines, by the offset in the repaired text. */
type Inserted = readonly { readonly offset: number; readonly length: number }[];

/** A text with the places of its parts in the text before it was repaired. */
export interface Repaired<T> {
  readonly result: T;
  readonly originalOffset: (offset: number) => number;
}

/** Deeper than any value may be nested. */
const INDENT = 512;
/** Each repair parses the text once more; about a second at most. */
const MAX_WORK = 50_000_000;

/**
 * Parses a text, putting spaces before lines that the parser finds too little indented inside brackets or quotes. YAML
 * 1.2, and so js-yaml, wants a closing bracket further right than the key that it belongs to; to goyaml, indentation
 * inside brackets and quotes means nothing (libyaml's scanner keeps no indentation there), so the spaces change nothing.
 * Throws the first YAMLException when that does not help.
 */
export function parseRepaired<T>(text: string, parse: (text: string) => T): Repaired<T> {
  const inserted: { offset: number; length: number }[] = [];
  let first: YAMLException | undefined;
  let repaired = text;
  for (;;) {
    try {
      const result = parse(repaired);
      return { result, originalOffset: (offset) => withoutInserted(offset, inserted) };
    } catch (error) {
      if (!(error instanceof YAMLException)) throw error;
      first ??= error;
      const work = (inserted.length + 1) * repaired.length;
      const repair = work > MAX_WORK ? undefined : repairAt(repaired, error, inserted);
      if (repair === undefined) throw first;
      repaired = repair;
    }
  }
}

/** The text with one mistake less; `undefined` when the mistake is of another kind. */
function repairAt(
  text: string,
  { reason, mark }: YAMLException,
  inserted: { offset: number; length: number }[],
): string | undefined {
  const at = mark?.position;
  if (reason !== 'deficient indentation' || at === undefined) return undefined;
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const blank = /\t[ \t]*$/.exec(text.slice(start, at));
  const hasOnlyBlanksBefore = text.slice(start, at).trim() === '';
  if (blank) {
    // A tab between values is as good as a space, but the parser counts it as indentation.
    const from = start + blank.index;
    return text.slice(0, from) + ' '.repeat(at - from) + text.slice(at);
  }
  if (!hasOnlyBlanksBefore || inserted.some(({ offset }) => offset === start)) return undefined;
  for (const before of inserted) if (before.offset > start) before.offset += INDENT;
  inserted.push({ offset: start, length: INDENT });
  return text.slice(0, start) + ' '.repeat(INDENT) + text.slice(start);
}

function withoutInserted(offset: number, inserted: Inserted): number {
  return inserted.reduce((left, before) => {
    const passed = Math.min(Math.max(offset - before.offset, 0), before.length);
    return left - passed;
  }, offset);
}
