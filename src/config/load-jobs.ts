import type {
  LoadedJob,
  LoadedPeriodic,
  LoadedPostsubmit,
  LoadedPresubmit,
} from './checks/loaded-job.ts';
import type { LoadedJobs } from './checks/all.ts';
import { titleOf } from './checks/loaded-job.ts';
import { defaulted } from './defaults/job.ts';
import type { JobDefaults } from './defaults/job.ts';
import {
  periodicOf,
  postsubmitDefaults,
  postsubmitOf,
  presubmitDefaults,
  presubmitOf,
} from './defaults/kinds.ts';
import type { Problem } from './problem.ts';
import type { Placed } from './read/collections.ts';
import { inside, problemAt } from './read/place.ts';
import type { JobFile } from './schema/job-file.ts';
import type { PeriodicFields, PostsubmitFields, PresubmitFields } from './schema/job.ts';
import type { Steps } from './steps.ts';

type Written<T> = Placed<T> & { readonly repo: string };

/**
 * The jobs of all files with their defaults, in the order of the files, and presets that do not go with them. A step is
 * a job.
 */
export function* loadJobs(
  files: readonly JobFile[],
  defaults: JobDefaults,
): Steps<{ readonly jobs: LoadedJobs; readonly problems: readonly Problem[] }> {
  const problems: Problem[] = [];
  const presubmits: LoadedPresubmit[] = [];
  const postsubmits: LoadedPostsubmit[] = [];
  const periodics: LoadedPeriodic[] = [];
  for (const file of files) {
    for (const written of ofRepositories(file.presubmits)) {
      presubmits.push(loadPresubmit(written, defaults, problems));
      yield;
    }
    for (const written of ofRepositories(file.postsubmits)) {
      postsubmits.push(loadPostsubmit(written, defaults, problems));
      yield;
    }
    for (const written of file.periodics) {
      periodics.push(loadPeriodic(written, defaults, problems));
      yield;
    }
  }
  return { jobs: { presubmits, postsubmits, periodics }, problems };
}

function ofRepositories<T>(
  byRepo: Readonly<Record<string, readonly Placed<T>[]>>,
): readonly Written<T>[] {
  return Object.entries(byRepo).flatMap(([repo, jobs]) => jobs.map((job) => ({ ...job, repo })));
}

function loadPresubmit(
  { repo, value, place }: Written<PresubmitFields>,
  defaults: JobDefaults,
  problems: Problem[],
): LoadedPresubmit {
  const { fields: common, clashes } = defaulted(value, repo, defaults);
  const fields = presubmitDefaults(common);
  const loaded = {
    kind: 'presubmit',
    repo,
    fields,
    place,
    job: presubmitOf(repo, fields),
  } as const;
  problems.push(...clashProblems(loaded, clashes));
  return loaded;
}

function loadPostsubmit(
  { repo, value, place }: Written<PostsubmitFields>,
  defaults: JobDefaults,
  problems: Problem[],
): LoadedPostsubmit {
  const { fields: common, clashes } = defaulted(value, repo, defaults);
  const fields = postsubmitDefaults(common);
  const loaded = {
    kind: 'postsubmit',
    repo,
    fields,
    place,
    job: postsubmitOf(repo, fields),
  } as const;
  problems.push(...clashProblems(loaded, clashes));
  return loaded;
}

function loadPeriodic(
  { value, place }: Placed<PeriodicFields>,
  defaults: JobDefaults,
  problems: Problem[],
): LoadedPeriodic {
  const [first] = value.extra_refs ?? [];
  const repo = first ? `${first.org}/${first.repo}` : '';
  const { fields, clashes } = defaulted(value, repo, defaults);
  const loaded = { kind: 'periodic', repo: '', fields, place, job: periodicOf(fields) } as const;
  problems.push(...clashProblems(loaded, clashes));
  return loaded;
}

function clashProblems(job: LoadedJob, clashes: readonly string[]): readonly Problem[] {
  return clashes.map((clash) => ({
    ...problemAt(
      inside(job.place, 'spec'),
      `${titleOf(job)}: a preset of its labels cannot be added, ${clash}`,
    ),
    rule: 'job-preset',
  }));
}
