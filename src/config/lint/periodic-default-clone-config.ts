import { jobProblem } from '../checks/loaded-job.ts';
import type { Lint } from './rule.ts';

const WITHOUT_EFFECT = ['clone_depth', 'clone_uri', 'path_alias'] as const;

/** Prow: cmd/checkconfig/main.go `validatePeriodicDefaultCloneConfig`. */
export const periodicDefaultCloneConfig: Lint = {
  name: 'periodic-default-clone-config',
  help: 'A periodic says at its top how its repository is cloned, but it has none: that belongs to its extra_refs.',
  runs: 'by-default',
  find: ({ jobs }) =>
    jobs.periodics.flatMap((job) =>
      WITHOUT_EFFECT.filter((field) => Boolean(job.fields[field])).map((field) =>
        jobProblem(job, field, `${field} has no effect here; put it into the extra_refs`),
      ),
    ),
};
