import { jobChecks, problemsAmong } from './checks/all.ts';
import type { LoadedJobs } from './checks/all.ts';
import { branchProtectionProblems } from './checks/branch-protection.ts';
import type { Config, Postsubmit, Presubmit } from './config.ts';
import { decorationDefaults } from './defaults/decoration.ts';
import type { JobDefaults } from './defaults/job.ts';
import { grouped } from './grouped.ts';
import { loadFile } from './load-file.ts';
import type { LoadedFile } from './load-file.ts';
import type { Loaded, Problem } from './problem.ts';
import { problemAt } from './read/place.ts';
import type { JobFile } from './schema/job-file.ts';
import type { MainFile } from './schema/main-file.ts';
import type { Preset } from './schema/preset.ts';
import { finished } from './steps.ts';
import type { Steps } from './steps.ts';

/** config.yaml and the job files, read, in the order in which their jobs are to come. */
export interface ReadFiles {
  readonly main: MainFile;
  readonly jobs: readonly JobFile[];
}

/** A configuration, and what the next one can take over from it. */
export interface Assembly {
  readonly config: Loaded<Config>;
  /** Those of all files, whether they make a configuration or not. */
  readonly warnings: readonly Problem[];
  readonly jobs: LoadedJobs;
  readonly main: MainFile;
  readonly defaults: JobDefaults;
  readonly files: ReadonlyMap<JobFile, LoadedFile>;
}

/**
 * The configuration that files make together, or every problem of all of them. The jobs of config.yaml come first, then
 * those of the job files in their order. `decorate_all_jobs` counts in config.yaml only.
 * Prow: pkg/config/config.go `loadConfig`, `finalizeJobConfig`, `ValidateJobConfig`.
 */
export function assembleConfig(main: MainFile, jobs: readonly JobFile[]): Loaded<Config> {
  return finished(assembleInSteps({ main, jobs })).config;
}

/**
 * The same in steps. Files that are the very same as `before`, with the same defaults for their jobs, are not gone
 * through again; the result is as if they were.
 */
export function* assembleInSteps(
  { main, jobs: jobFiles }: ReadFiles,
  before?: Assembly,
): Steps<Assembly> {
  const all = [main, ...jobFiles];
  const isUsable = before?.main === main && hasSamePresets(before, all);
  const defaults = isUsable ? before.defaults : defaultsOf(main, all);
  const checks = jobChecks(main.global);
  const files = new Map<JobFile, LoadedFile>();
  for (const file of all) {
    const kept = isUsable ? before.files.get(file) : undefined;
    files.set(file, kept ?? (yield* loadFile(file, defaults, checks)));
  }
  const jobs = joined([...files.values()].map((file) => file.jobs));
  yield;
  const problems = yield* problemsOf(files, jobs);
  const warnings = warningsOf(main, all, jobs);
  const config = configOf({ main, defaults, jobs, warnings }, problems);
  return { config, warnings, jobs, main, defaults, files };
}

/** Presets are for the jobs of all files. */
function hasSamePresets({ defaults }: Assembly, files: readonly JobFile[]): boolean {
  const presets = presetsOf(files);
  return (
    presets.length === defaults.presets.length &&
    presets.every((preset, index) => preset === defaults.presets[index])
  );
}

function presetsOf(files: readonly JobFile[]): readonly Preset[] {
  return files.flatMap((file) => file.presets.map(({ value }) => value));
}

function defaultsOf(main: MainFile, files: readonly JobFile[]): JobDefaults {
  const { default_job_timeout: timeout } = main.global.sections;
  return {
    podNamespace: main.global.podNamespace,
    decorateAllJobs: main.decorateAllJobs,
    presets: presetsOf(files),
    prowJobDefaultEntries: main.prowJobDefaultEntries,
    decorationFor: decorationDefaults(main.decorationEntries, {
      ...(timeout !== undefined && { timeout }),
    }),
  };
}

function joined(parts: readonly LoadedJobs[]): LoadedJobs {
  return {
    presubmits: parts.flatMap(({ presubmits }) => presubmits),
    postsubmits: parts.flatMap(({ postsubmits }) => postsubmits),
    periodics: parts.flatMap(({ periodics }) => periodics),
  };
}

function* problemsOf(
  files: ReadonlyMap<JobFile, LoadedFile>,
  jobs: LoadedJobs,
): Steps<readonly Problem[]> {
  const ofFiles = [...files.values()].flatMap(({ problems }) => problems);
  const ofPresets = presetProblems([...files.keys()]);
  yield;
  const among = problemsAmong(jobs);
  yield;
  return [...ofFiles, ...ofPresets, ...among];
}

function warningsOf(
  { sections }: MainFile,
  files: readonly JobFile[],
  { presubmits }: LoadedJobs,
): readonly Problem[] {
  const protection = branchProtectionProblems(sections['branch-protection'], presubmits);
  return [...files.flatMap(({ warnings }) => warnings), ...protection];
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
        const says = `there is another preset with the label ${pair}`;
        return isTwice ? [{ ...problemAt(place, says), rule: 'duplicate-preset' }] : [];
      }),
    ),
  );
}

function configOf(
  { main, defaults, jobs, warnings }: Omit<Assembly, 'config' | 'files'>,
  problems: readonly Problem[],
): Loaded<Config> {
  if (problems.length > 0) return { ok: false, problems };
  const presubmits: readonly Presubmit[] = jobs.presubmits.map(({ job }) => job);
  const postsubmits: readonly Postsubmit[] = jobs.postsubmits.map(({ job }) => job);
  const value = {
    global: main.global,
    presubmits: grouped(presubmits, ({ repo }) => repo),
    postsubmits: grouped(postsubmits, ({ repo }) => repo),
    periodics: jobs.periodics.map(({ job }) => job),
    jobDefaults: defaults,
  };
  return { ok: true, value, warnings };
}
