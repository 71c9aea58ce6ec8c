import { branchesOverlap } from '../branches.ts';
import { jobProblem } from '../checks/loaded-job.ts';
import type { LoadedPostsubmit, LoadedPresubmit } from '../checks/loaded-job.ts';
import type { Config, Postsubmit, Presubmit } from '../config.ts';
import type { Problem } from '../problem.ts';

/**
 * Jobs of a repository's own that cannot be there beside those that operators define for it: the same name, or the same
 * context, for one branch. Prow: pkg/config/inrepoconfig.go `DefaultAndValidateProwYAML`.
 */
export function staticClashes(
  jobs: readonly (LoadedPresubmit | LoadedPostsubmit)[],
  ofOperators: readonly (Presubmit | Postsubmit)[],
): readonly Problem[] {
  return jobs.flatMap((loaded) => {
    const { name, context, branches } = loaded.job;
    const beside = ofOperators.filter((other) => branchesOverlap(other.branches, branches));
    if (beside.some((other) => other.name === name)) {
      const says = 'operators define a job of this name for the same branch';
      return [{ ...jobProblem(loaded, 'name', says), rule: 'duplicate-job' }];
    }
    const rival = beside.find((other) => other.context === context);
    if (rival === undefined) return [];
    const says = `the job ${rival.name}, which operators define, reports to the same context`;
    return [{ ...jobProblem(loaded, 'context', says), rule: 'duplicate-context' }];
  });
}

/**
 * Postsubmits of a repository's own whose results would be kept among those of somebody else's job: a path in the store
 * has the name of a postsubmit or periodic, and not its repository. Prow: pkg/pod-utils/gcs/target.go.
 */
export function foreignNames(
  jobs: readonly LoadedPostsubmit[],
  { postsubmits, periodics }: Pick<Config, 'postsubmits' | 'periodics'>,
  repo: string,
): readonly Problem[] {
  const others = [...postsubmits].flatMap(([name, theirs]) => (name === repo ? [] : theirs));
  const taken = new Set([...others, ...periodics].map(({ name }) => name));
  return jobs
    .filter(({ fields }) => taken.has(fields.name))
    .map((loaded) => ({ ...jobProblem(loaded, 'name', TAKEN), rule: 'duplicate-job' }));
}

const TAKEN =
  'operators define a periodic, or a postsubmit of another repository, of this name, and results would get mixed up; choose another';
