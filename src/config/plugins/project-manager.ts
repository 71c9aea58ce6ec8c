import type { Problem } from '../problem.ts';
import { listOf, mapOf } from '../read/collections.ts';
import type { Placed } from '../read/collections.ts';
import { object } from '../read/object.ts';
import { problemAt, within } from '../read/place.ts';
import { described, titled } from '../read/reader.ts';
import type { Read } from '../read/reader.ts';
import { filledText, text, wholeNumber } from '../read/scalars.ts';
import { repeatedClaims } from './claim.ts';
import { wholeSection } from './section.ts';

const column = titled(
  'ProjectColumn',
  object({
    id: described('The id of the column, instead of its name.', wholeNumber),
    name: described('The name of the column.', filledText),
    state: described('open, closed or all.', filledText),
    labels: described('A card needs all of these labels.', listOf(text)),
    org: described('The org whose issues and pull requests become cards.', filledText),
  }),
);
type Column = Read<typeof column>;

const project = titled('ManagedProject', object({ columns: listOf(column) }));
const managed = titled(
  'ManagedProjects',
  object({ projects: described('By name.', mapOf(project)) }),
);

const written = object({ orgsRepos: described('By org or org/repo.', mapOf(managed)) });

/** Prow: pkg/plugins/config.go `ProjectManager`. */
export const projectManager = wholeSection(
  'Cards that appear by themselves: the plugin project-manager.',
  written,
  ({ value, place }) =>
    Object.entries(value.orgsRepos ?? {}).flatMap(([repo, { projects = {} }]) =>
      projectProblems(projects, { value: repo, place: within(place, 'orgsRepos', repo) }),
    ),
);

/** Prow: pkg/plugins/config.go `validateProjectManager`. */
function projectProblems(
  projects: Readonly<Record<string, Read<typeof project>>>,
  { value: repo, place }: Placed<string>,
): readonly Problem[] {
  const names = Object.keys(projects);
  if (names.length === 0) return [problemAt(place, `${repo} has no projects; name one`)];
  return Object.entries(projects).flatMap(([name, { columns = [] }]) => {
    const at = within(place, 'projects', name);
    if (columns.length === 0) return [problemAt(at, `the project ${name} has no columns; add one`)];
    const placed = columns.map((value, index) => ({
      value,
      place: within(at, 'columns', index),
    }));
    return [...placed.flatMap(columnProblems), ...repeatedLabels(placed)];
  });
}

function columnProblems({ value, place }: Placed<Column>): readonly Problem[] {
  const problems: Problem[] = [];
  if (value.id === undefined && value.name === undefined) {
    problems.push(problemAt(place, 'a column needs a name or an id'));
  }
  if ((value.labels ?? []).length === 0) {
    problems.push(problemAt(place, 'a column needs labels'));
  }
  if (value.org === undefined) problems.push(problemAt(place, 'a column needs an org'));
  return problems;
}

/** A card goes into one column. */
function repeatedLabels(columns: readonly Placed<Column>[]): readonly Problem[] {
  return repeatedClaims(
    columns.flatMap(({ value, place }) => {
      const labels = [...new Set(value.labels)].toSorted();
      const says = `a column with the labels ${labels.join(', ')} is there`;
      return labels.length === 0 ? [] : [{ key: JSON.stringify(labels), place, says }];
    }),
  );
}
