import { jobProblems } from './checks/all.ts';
import type { LoadedJobs } from './checks/all.ts';
import type { Config, Postsubmit, Presubmit } from './config.ts';
import { decorationDefaults } from './defaults/decoration.ts';
import type { JobDefaults } from './defaults/job.ts';
import { grouped } from './grouped.ts';
import { loadJobs } from './load-jobs.ts';
import type { Loaded, Problem } from './problem.ts';
import { problemAt } from './read/place.ts';
import type { JobFile } from './schema/job-file.ts';
import type { MainFile } from './schema/main-file.ts';

/**
 * The configuration that files make together, or every problem of all of them. The jobs of config.yaml come first, then
 * those of the job files in their order. `decorate_all_jobs` counts in config.yaml only.
 * Prow: pkg/config/config.go `loadConfig`, `finalizeJobConfig`, `ValidateJobConfig`.
 */
export function assembleConfig(main: MainFile, jobFiles: readonly JobFile[]): Loaded<Config> {
  const files = [main, ...jobFiles];
  const { jobs, problems } = loadJobs(files, defaultsOf(main, files));
  const all = [
    ...files.flatMap((file) => file.problems),
    ...presetProblems(files),
    ...problems,
    ...jobProblems(jobs, main.global),
  ];
  if (all.length > 0) return { ok: false, problems: all };
  const warnings = files.flatMap((file) => file.warnings);
  return { ok: true, value: configOf(main, jobs), warnings };
}

function defaultsOf(main: MainFile, files: readonly JobFile[]): JobDefaults {
  return {
    podNamespace: main.global.podNamespace,
    decorateAllJobs: main.decorateAllJobs,
    presets: files.flatMap((file) => file.presets.map(({ value }) => value)),
    prowJobDefaultEntries: main.prowJobDefaultEntries,
    decorationFor: decorationDefaults(main.decorationEntries),
  };
}

/** Prow: pkg/config/config.go `mergeJobConfigs`. */
function presetProblems(files: readonly JobFile[]): readonly Problem[] {
  const seen = new Set<string>();
  return files.flatMap((file) =>
    file.presets.flatMap(({ value, place }) =>
      Object.entries(value.labels ?? {}).flatMap(([label, labelValue]) => {
        const pair = `${label}: ${labelValue}`;
        const isTwice = seen.has(pair);
        seen.add(pair);
        return isTwice ? [problemAt(place, `there is another preset with the label ${pair}`)] : [];
      }),
    ),
  );
}

function configOf({ global }: MainFile, jobs: LoadedJobs): Config {
  const presubmits: readonly Presubmit[] = jobs.presubmits.map(({ job }) => job);
  const postsubmits: readonly Postsubmit[] = jobs.postsubmits.map(({ job }) => job);
  return {
    global,
    presubmits: grouped(presubmits, ({ repo }) => repo),
    postsubmits: grouped(postsubmits, ({ repo }) => repo),
    periodics: jobs.periodics.map(({ job }) => job),
  };
}
