import type { Problem } from '../problem.ts';
import type { Placed } from '../read/collections.ts';
import { listOf } from '../read/collections.ts';
import { object } from '../read/object.ts';
import type { ObjectOf } from '../read/object.ts';
import { problemAt, within } from '../read/place.ts';
import { described } from '../read/reader.ts';
import { filledText } from '../read/scalars.ts';
import { CONTROLLER, controllerProblems } from '../schema/controller.ts';
import { syntaxProblems } from '../syntax-problems.ts';
import type { Section } from './section.ts';

const OPERATOR = {
  ...CONTROLLER,
  label_selector: described(
    'Which jobs it runs, as a Kubernetes label selector; needed when there are several, wrong when there is one.',
    filledText,
  ),
};
type Operator = ObjectOf<typeof OPERATOR>;

/** Prow: pkg/config/config.go `JenkinsOperator`, `parseProwConfig`. */
export const jenkinsOperators: Section<readonly Operator[]> = {
  read: described('Who runs the jobs of agent jenkins.', listOf(object(OPERATOR))),
  problems({ value, place }) {
    return value.flatMap((operator, index) => {
      const one = { value: operator, place: within(place, index) };
      return [...controllerProblems(one), ...selectorProblems(one, value.length)];
    });
  },
};

/** With several operators each needs a selector, so that every job has one of them; with one, there is nothing to select. */
function selectorProblems(one: Placed<Operator>, operators: number): readonly Problem[] {
  const selector = one.value.label_selector ?? '';
  const place = within(one.place, 'label_selector');
  if (operators > 1 && selector === '') return [problemAt(place, OVERLAP)];
  if (operators === 1 && selector !== '') return [problemAt(place, NEEDLESS)];
  return syntaxProblems(place, 'label selector', selector);
}

const OVERLAP = 'of several jenkins_operators each needs a label_selector, or their jobs overlap';
const NEEDLESS = 'label_selector does nothing when there is one of jenkins_operators; remove it';
