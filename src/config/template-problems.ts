import type { TemplateFailure } from '../prowjob/go-template.ts';
import { parseTemplate } from '../prowjob/go-template.ts';
import type { Problem } from './problem.ts';
import { nameOf, problemAt } from './read/place.ts';
import type { Place } from './read/place.ts';
import { UNSUPPORTED_TEMPLATE } from './told-later.ts';

/** What is wrong with the Go template at a place, or cannot be done with it here. */
export function templateProblems(
  place: Place,
  source: string | undefined,
  name = nameOf(place),
): readonly Problem[] {
  const parsed = parseTemplate(source ?? '');
  return parsed.ok ? [] : [templateProblem(place, name, 'is no Go template', parsed)];
}

/** What a failure says of the template at a place; `mistake` are the words for one that Prow refuses too. */
export function templateProblem(
  place: Place,
  name: string,
  mistake: string,
  { why, says }: TemplateFailure,
): Problem {
  const reason = says.replace(/^template: /, '');
  if (why === 'mistake') return problemAt(place, `${name} ${mistake}: ${reason}`);
  const sentence = `${name} is more than prowflow can render: ${reason}`;
  return { ...problemAt(place, sentence), rule: UNSUPPORTED_TEMPLATE };
}
