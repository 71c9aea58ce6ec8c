import type { JobFile } from '../schema/job-file.ts';
import { listOf, placed } from '../read/collections.ts';
import { problemAt, topOf } from '../read/place.ts';
import type { Notes, Reader } from '../read/reader.ts';
import { described, reader, titled } from '../read/reader.ts';
import { postsubmitFields, presubmitFields } from '../schema/job.ts';
import { preset } from '../schema/preset.ts';
import type { YamlFile } from '../yaml.ts';
import { strictObject } from './strict-object.ts';

const ignored: Reader<undefined> = reader({}, () => undefined);

const noPeriodics: Reader<undefined> = reader({ type: 'null' }, (value, place, notes) => {
  if (value !== null) notes.problems.push(problemAt(place, NO_PERIODICS));
  return undefined;
});

const NO_PERIODICS =
  'a repository cannot define periodics; they belong to the job files of the operators';

/** What `.prow.yaml` and each file of `.prow/` may say. Prow: pkg/config/inrepoconfig.go `ProwYAML`. */
export const inRepoFields = titled(
  'ProwYAML',
  strictObject({
    presets: described(
      'Settings for the jobs of this repository that have all of their labels.',
      listOf(placed(preset)),
    ),
    presubmits: described('Jobs for pull requests.', listOf(placed(presubmitFields))),
    postsubmits: described('Jobs for commits that landed.', listOf(placed(postsubmitFields))),
    periodics: noPeriodics,
    prow_ignored: described('A place for YAML anchors and the like.', ignored),
  }),
);

/** Reads a file of a repository as a job file for that repository; problems of form are in `problems`. */
export function readInRepoFile(file: YamlFile, repo: string): JobFile {
  const notes: Notes = { problems: [...file.problems], warnings: [...file.warnings] };
  const top = inRepoFields(file.value, topOf(file), notes) ?? {};
  return {
    path: file.path,
    presets: top.presets ?? [],
    presubmits: { [repo]: top.presubmits ?? [] },
    postsubmits: { [repo]: top.postsubmits ?? [] },
    periodics: [],
    decorateAllJobs: false,
    ...notes,
  };
}
