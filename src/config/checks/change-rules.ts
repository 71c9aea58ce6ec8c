import { joined } from '../branches.ts';
import { patternProblem } from '../pattern.ts';
import type { Problem } from '../problem.ts';
import type { Check, LoadedPostsubmit, LoadedPresubmit } from './loaded-job.ts';
import { jobProblem } from './loaded-job.ts';

type Job = LoadedPresubmit | LoadedPostsubmit;

const RULES = ['run_if_changed', 'skip_if_only_changed'] as const;

/** At most one of the three says when a job runs. Prow: pkg/config/config.go `validateTriggering`, `validateAlwaysRun`. */
export const checkExclusiveRules: Check<Job> = (job) => {
  const set = RULES.filter((rule) => job.fields[rule] !== undefined);
  const rules = [...(job.fields.always_run ? ['always_run'] : []), ...set];
  const last = rules.at(-1);
  if (rules.length < 2 || last === undefined) return [];
  return [jobProblem(job, last, `${rules.join(' and ')} exclude each other; keep one`)];
};

/** Prow: pkg/config/config.go `setChangeRegexes`, `setBrancherRegexes`. */
export const checkJobPatterns: Check<Job> = (job) => {
  const { branches = [], skip_branches = [] } = job.fields;
  return [
    ...RULES.flatMap((rule) => patternProblems(job, rule, job.fields[rule] ?? '')),
    ...patternProblems(job, 'branches', joined(branches)),
    ...patternProblems(job, 'skip_branches', joined(skip_branches)),
  ];
};

/** A problem when the pattern of a field does not compile. */
export function patternProblems(job: Job, field: string, source: string): readonly Problem[] {
  const says = patternProblem(source);
  return says === undefined
    ? []
    : [jobProblem(job, field, `${field} is no regular expression of RE2: ${says}`)];
}
