import type { Reader } from '../read/reader.ts';
import { reader } from '../read/reader.ts';
import { filledText } from '../read/scalars.ts';
import { syntaxProblems } from '../syntax-problems.ts';
import { noteFound } from '../told-later.ts';

/** A regular expression of RE2, as written. One that does not compile is in the notes and is read all the same. */
export const patternText = patternReader();

/** The same, whose mistakes carry a rule. */
export function patternReader(rule?: string): Reader<string> {
  return reader(filledText.shape, (value, place, notes) => {
    const source = filledText(value, place, notes);
    const found = syntaxProblems(place, 'regular expression', source);
    noteFound(rule === undefined ? found : found.map((problem) => ({ ...problem, rule })), notes);
    return source;
  });
}
