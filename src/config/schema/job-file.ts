import { listOf, placed } from '../read/collections.ts';
import type { Placed } from '../read/collections.ts';
import type { Problem } from '../problem.ts';
import { object } from '../read/object.ts';
import { inside, topOf } from '../read/place.ts';
import type { Notes, Read, Reader } from '../read/reader.ts';
import { described, reader } from '../read/reader.ts';
import { flag } from '../read/scalars.ts';
import { finished } from '../steps.ts';
import type { Steps } from '../steps.ts';
import { isMapping } from '../yaml-value.ts';
import type { YamlFile } from '../yaml.ts';
import { byRepository } from './by-repository.ts';
import { periodicFields, postsubmitFields, presubmitFields } from './job.ts';
import type { PeriodicFields, PostsubmitFields, PresubmitFields } from './job.ts';
import { preset } from './preset.ts';
import type { Preset } from './preset.ts';

/** What a file says of jobs, as written: nothing is defaulted or checked against other files yet. */
export interface JobFile {
  readonly path: string;
  readonly presets: readonly Placed<Preset>[];
  /** By `org/repo`. */
  readonly presubmits: Readonly<Record<string, readonly Placed<PresubmitFields>[]>>;
  readonly postsubmits: Readonly<Record<string, readonly Placed<PostsubmitFields>[]>>;
  readonly periodics: readonly Placed<PeriodicFields>[];
  readonly decorateAllJobs: boolean;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

const presubmit = placed(presubmitFields);
const postsubmit = placed(postsubmitFields);
const periodic = placed(periodicFields);
const ignored: Reader<undefined> = reader({}, () => undefined);

/** The top of a job file, which config.yaml has too. Prow: pkg/config/config.go `JobConfig`. */
export const JOB_FIELDS = {
  presets: described('Settings for all jobs with certain labels.', listOf(placed(preset))),
  presubmits: described(
    'Jobs that test pull requests, by org/repo.',
    byRepository(listOf(presubmit)),
  ),
  postsubmits: described(
    'Jobs that run when a branch changes, by org/repo.',
    byRepository(listOf(postsubmit)),
  ),
  periodics: described('Jobs that run by the clock.', listOf(periodic)),
  decorate_all_jobs: described('Jobs are decorated unless they say otherwise.', flag),
  prow_ignored: described('A place for YAML anchors and the like.', ignored),
};

export const jobFields = object(JOB_FIELDS);

/** Reads a job file. All problems of form are in `problems`; what is right is there beside them. */
export function readJobFile(file: YamlFile): JobFile {
  return finished(readJobFileInSteps(file));
}

/** The same in steps: first the file without the jobs in it, then a job each. */
export function* readJobFileInSteps(file: YamlFile): Steps<JobFile> {
  const notes: Notes = { problems: [...file.problems], warnings: [...file.warnings] };
  const top = topOf(file);
  const written = isMapping(file.value) ? file.value : undefined;
  const outline = jobFields(written ? withoutJobs(written) : file.value, top, notes) ?? {};
  const read = jobsOf(file.path, outline);
  const { presubmits, postsubmits, periodics } = written ?? {};
  const ofPulls = { value: presubmits, place: inside(top, 'presubmits') };
  const ofPushes = { value: postsubmits, place: inside(top, 'postsubmits') };
  const ofClock = { value: periodics, place: inside(top, 'periodics') };
  return {
    ...read,
    presubmits: yield* withJobs(read.presubmits, ofPulls, presubmit, notes),
    postsubmits: yield* withJobs(read.postsubmits, ofPushes, postsubmit, notes),
    periodics: [...read.periodics, ...(yield* jobsAmong(ofClock, periodic, notes))],
    ...notes,
  };
}

/** The same file with empty lists of jobs; lists that are none stay, to be refused. */
function withoutJobs(written: Readonly<Record<string, unknown>>): unknown {
  return changed(written, (name, value) => {
    if (name === 'periodics') return emptied(value);
    const isByRepository = name === 'presubmits' || name === 'postsubmits';
    return isByRepository && isMapping(value)
      ? changed(value, (_repo, jobs) => emptied(jobs))
      : value;
  });
}

function changed(
  map: Readonly<Record<string, unknown>>,
  change: (name: string, value: unknown) => unknown,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(map).map(([name, value]) => [name, change(name, value)]),
  );
}

function emptied(value: unknown): unknown {
  return Array.isArray(value) ? [] : value;
}

type ByRepository<T> = Readonly<Record<string, readonly Placed<T>[]>>;

function* withJobs<T>(
  outline: ByRepository<T>,
  { value, place }: Placed<unknown>,
  job: Reader<Placed<T>>,
  notes: Notes,
): Steps<ByRepository<T>> {
  const written = isMapping(value) ? value : {};
  const repos: [string, readonly Placed<T>[]][] = [];
  for (const [repo, jobs] of Object.entries(outline)) {
    const list = { value: written[repo], place: inside(place, repo) };
    repos.push([repo, [...jobs, ...(yield* jobsAmong(list, job, notes))]]);
  }
  return Object.fromEntries(repos);
}

function* jobsAmong<T>(
  { value, place }: Placed<unknown>,
  job: Reader<Placed<T>>,
  notes: Notes,
): Steps<readonly Placed<T>[]> {
  const written: readonly unknown[] = Array.isArray(value) ? value : [];
  const jobs: Placed<T>[] = [];
  for (const [index, item] of written.entries()) {
    const read = job(item, inside(place, index), notes);
    if (read) jobs.push(read);
    yield;
  }
  return jobs;
}

/** The jobs among the fields of a file. */
export function jobsOf(
  path: string,
  top: Read<typeof jobFields>,
): Omit<JobFile, 'problems' | 'warnings'> {
  return {
    path,
    presets: top.presets ?? [],
    presubmits: top.presubmits ?? {},
    postsubmits: top.postsubmits ?? {},
    periodics: top.periodics ?? [],
    decorateAllJobs: top.decorate_all_jobs ?? false,
  };
}
