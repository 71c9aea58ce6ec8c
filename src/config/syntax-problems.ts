import { patternProblem } from './pattern.ts';
import type { Problem } from './problem.ts';
import { nameOf, problemAt } from './read/place.ts';
import type { Place } from './read/place.ts';
import { selectorProblem } from './selector-problem.ts';
import { urlProblem } from './url-problem.ts';

/** The small languages that fields are written in, each with what says why a text is not in it, as half a sentence. */
const LANGUAGES = {
  URL: urlProblem,
  'label selector': selectorProblem,
  'regular expression': patternProblem,
} satisfies Record<string, (source: string) => string | undefined>;

/** What is wrong with the text at a place. */
export function syntaxProblems(
  place: Place,
  language: keyof typeof LANGUAGES,
  source: string | undefined,
  name = nameOf(place),
): readonly Problem[] {
  const problem = LANGUAGES[language](source ?? '');
  return problem === undefined ? [] : [problemAt(place, `${name} is no ${language}: ${problem}`)];
}
