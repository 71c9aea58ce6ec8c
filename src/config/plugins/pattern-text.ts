import type { Reader } from '../read/reader.ts';
import { reader } from '../read/reader.ts';
import { filledText } from '../read/scalars.ts';
import { syntaxProblems } from '../syntax-problems.ts';

/** A regular expression of RE2, as written. One that does not compile is in the notes and is read all the same. */
export const patternText: Reader<string> = reader(filledText.shape, (value, place, notes) => {
  const source = filledText(value, place, notes);
  notes.problems.push(...syntaxProblems(place, 'regular expression', source));
  return source;
});
