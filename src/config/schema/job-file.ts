import { listOf, mapOf, placed } from '../read/collections.ts';
import type { Placed } from '../read/collections.ts';
import type { Problem } from '../problem.ts';
import { object } from '../read/object.ts';
import { topOf } from '../read/place.ts';
import type { Notes, Read, Reader } from '../read/reader.ts';
import { reader } from '../read/reader.ts';
import { flag } from '../read/scalars.ts';
import type { YamlFile } from '../yaml.ts';
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

const ignored: Reader<undefined> = reader({}, () => undefined);

/** The top of a job file, which config.yaml has too. Prow: pkg/config/config.go `JobConfig`. */
export const JOB_FIELDS = {
  presets: listOf(placed(preset)),
  presubmits: mapOf(listOf(placed(presubmitFields))),
  postsubmits: mapOf(listOf(placed(postsubmitFields))),
  periodics: listOf(placed(periodicFields)),
  decorate_all_jobs: flag,
  /** A place for YAML anchors and the like. */
  prow_ignored: ignored,
};

const jobFields = object(JOB_FIELDS);

/** Reads a job file. All problems of form are in `problems`; what is right is there beside them. */
export function readJobFile(file: YamlFile): JobFile {
  const notes: Notes = { problems: [...file.problems], warnings: [...file.warnings] };
  const top = jobFields(file.value, topOf(file), notes) ?? {};
  return { ...jobsOf(file.path, top), ...notes };
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
