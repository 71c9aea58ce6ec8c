import type { JobChecks, LoadedJobs } from './checks/all.ts';
import type { LoadedJob } from './checks/loaded-job.ts';
import type { JobDefaults } from './defaults/job.ts';
import { loadJobs } from './load-jobs.ts';
import type { Problem } from './problem.ts';
import type { JobFile } from './schema/job-file.ts';
import type { Steps } from './steps.ts';

/** A file whose jobs have their defaults. */
export interface LoadedFile {
  readonly jobs: LoadedJobs;
  /** Everything that is wrong in the file by itself. */
  readonly problems: readonly Problem[];
}

const NO_JOBS: LoadedJobs = { presubmits: [], postsubmits: [], periodics: [] };

/**
 * Gives the jobs of a file their defaults and checks each by itself. A step is a job. A mistake of ours that a file
 * brings to light is told like one in the file; Prow does so for the whole configuration: pkg/config/config.go
 * `loadWithYamlOpts`.
 */
export function* loadFile(
  file: JobFile,
  defaults: JobDefaults,
  checks: JobChecks,
): Steps<LoadedFile> {
  try {
    const { jobs, problems } = yield* loadJobs([file], defaults);
    const all = [...file.problems, ...problems];
    yield* checked(jobs.presubmits, checks.ofPresubmit, all);
    yield* checked(jobs.postsubmits, checks.ofPostsubmit, all);
    yield* checked(jobs.periodics, checks.ofPeriodic, all);
    return { jobs, problems: all };
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    const says = `checking this file fails inside prowflow, please report it: ${cause}`;
    return { jobs: NO_JOBS, problems: [...file.problems, { file: file.path, says }] };
  }
}

function* checked<Job extends LoadedJob>(
  jobs: readonly Job[],
  check: (job: Job) => readonly Problem[],
  problems: Problem[],
): Steps<void> {
  for (const job of jobs) {
    problems.push(...check(job));
    yield;
  }
}
