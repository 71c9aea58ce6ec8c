import type { Reader } from './read/reader.ts';
import { reader } from './read/reader.ts';
import { filledText, text } from './read/scalars.ts';
import { syntaxProblems } from './syntax-problems.ts';
import { noteFound } from './told-later.ts';

/** A regular expression of RE2, as written. One that does not compile is in the notes and is read all the same. */
export const patternText = patternIn(filledText);

/** The same in a list, where empty text is a pattern as well, which matches everything. Mistakes in it carry a rule. */
export function listedPattern(rule: string): Reader<string> {
  return patternIn(text, { rule });
}

function patternIn(written: Reader<string>, mark: { readonly rule?: string } = {}): Reader<string> {
  return reader(written.shape, (value, place, notes) => {
    const source = written(value, place, notes);
    const found = syntaxProblems(place, 'regular expression', source);
    noteFound(
      found.map((problem) => ({ ...problem, ...mark })),
      notes,
    );
    return source;
  });
}
