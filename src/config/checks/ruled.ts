import type { Check, LoadedJob } from './loaded-job.ts';

/** The same check, its problems marked with the name by which tools know them. */
export function ruled<Job extends LoadedJob>(rule: string, check: Check<Job>): Check<Job> {
  return (job) => check(job).map((problem) => ({ ...problem, rule }));
}
