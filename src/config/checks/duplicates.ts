import { branchesOverlap } from '../branches.ts';
import { grouped } from '../grouped.ts';
import type { Problem } from '../problem.ts';
import { positionOf } from '../read/place.ts';
import type { LoadedJob, LoadedPeriodic, LoadedPostsubmit, LoadedPresubmit } from './loaded-job.ts';
import { jobProblem, titleOf } from './loaded-job.ts';

type OfRepository = LoadedPresubmit | LoadedPostsubmit;

/**
 * Jobs of one repository and kind that cannot both be there: the same name, or the same context, for one branch.
 * Prow: pkg/config/config.go `validatePresubmits`, `validatePostsubmits`.
 */
export function duplicateProblems(jobs: readonly OfRepository[]): readonly Problem[] {
  const names = clashes(jobs, ({ fields }) => fields.name).map(([first, second]) =>
    jobProblem(
      second,
      'name',
      `there is another job of this name for the same branch ${at(first)}`,
    ),
  );
  const contexts = clashes(jobs, ({ job }) => job.context)
    .filter(([first, second]) => first.fields.name !== second.fields.name)
    .map(([first, second]) =>
      jobProblem(
        second,
        'context',
        `${titleOf(first)} reports to the same context ${second.job.context} ${at(first)}`,
      ),
    );
  return [
    ...names.map((problem) => ({ ...problem, rule: 'duplicate-job' })),
    ...contexts.map((problem) => ({ ...problem, rule: 'duplicate-context' })),
  ];
}

/** Periodics have no repository: their names are unique. Prow: pkg/config/config.go `validatePeriodics`. */
export function duplicatePeriodicProblems(jobs: readonly LoadedPeriodic[]): readonly Problem[] {
  const byName = grouped(jobs, ({ fields }) => fields.name);
  return [...byName.values()].flatMap(([first, ...others]) =>
    first
      ? others.map((other) => ({
          ...jobProblem(other, 'name', `there is another periodic of this name ${at(first)}`),
          rule: 'duplicate-job',
        }))
      : [],
  );
}

/** Each job with the first one before it that has the same key for a branch in common. */
function clashes(
  jobs: readonly OfRepository[],
  key: (job: OfRepository) => string,
): readonly (readonly [OfRepository, OfRepository])[] {
  const groups = [...grouped(jobs, key).values()];
  return groups.flatMap((group) =>
    group.flatMap((second, index) => {
      const first = group
        .slice(0, index)
        .find((other) => branchesOverlap(other.job.branches, second.job.branches));
      return first ? [[first, second] as const] : [];
    }),
  );
}

function at({ place }: LoadedJob): string {
  return `(${place.file.path}:${positionOf(place).line})`;
}
