import { dirname } from 'node:path';
import type { Command } from 'commander';
import { readConfiguration } from '../../adapters/config-files/read-configuration.ts';
import type { Reading } from '../../adapters/config-files/read-configuration.ts';
import type { Config } from '../../config/config.ts';
import { loadInRepo } from '../../config/in-repo/load-in-repo.ts';
import { allJobs } from '../../config/lint/all-jobs.ts';
import type { ChosenRules } from '../../config/lint/choose-rules.ts';
import { lintProblems } from '../../config/lint/all.ts';
import type { LintMaterial } from '../../config/lint/rule.ts';
import { isUnknownField } from '../../config/lint/unknown-fields.ts';
import { problemText } from '../../config/problem.ts';
import type { Problem } from '../../config/problem.ts';
import { isToldLater } from '../../config/told-later.ts';
import type { Report } from '../problems/report.ts';
import { configPathsOf } from '../read-config.ts';
import { readClusterStatuses } from './cluster-statuses.ts';
import { hostProblems } from './host-problems.ts';
import { readRepositoryFiles } from './in-repo-files.ts';
import type { CheckOptions } from './options.ts';
import { FILE_RULES, RULES } from './rules.ts';
import { shardsOf } from './shards.ts';

interface Found {
  readonly errors: readonly Problem[];
  readonly warnings: readonly Problem[];
  readonly files: number;
}

/** Reads the files that the options name, and finds what is wrong with them by the chosen rules. */
export async function checkFiles(
  options: CheckOptions,
  { rules, notes }: ChosenRules,
  command: Command,
): Promise<Report> {
  const paths = configPathsOf(options);
  const read = await readConfiguration(paths);
  const inRepo = await checkInRepo(options, configOf(read), rules);
  const shards = shardsOf(read, paths);
  const material = isUnread(read.material.main)
    ? undefined
    : await lintMaterial({ ...read, shards }, options, rules);
  const ofRead = read.warnings.filter((warning) => !isUnknownField(warning));
  const warnings = [
    ...ofRead.filter((warning) => !isToldLater(warning)),
    ...(material ? fileProblems(material, rules) : []),
    ...(material ? await hostProblems(material, rules, options, command) : []),
    ...inRepo.warnings,
  ];
  const { jobs, plugins } = read.material;
  return {
    errors: [...problemsOf(read), ...ofRead.filter(isToldLater), ...inRepo.errors],
    warnings,
    notes: material ? besides(warnings, fileProblems(material, notes)) : [],
    files: read.files + inRepo.files,
    jobs: allJobs(jobs).length,
    notChecked: plugins ? [] : needingPlugins(rules),
  };
}

function problemsOf({ loaded }: Reading): readonly Problem[] {
  return loaded.ok ? [] : loaded.problems;
}

function fileProblems(material: LintMaterial, names: ReadonlySet<string>): readonly Problem[] {
  return lintProblems(
    FILE_RULES.filter(({ name }) => names.has(name)),
    material,
  );
}

/** Those that say something which the warnings do not say. */
function besides(warnings: readonly Problem[], found: readonly Problem[]): readonly Problem[] {
  const told = new Set(warnings.map(problemText));
  return found.filter((problem) => !told.has(problemText(problem)));
}

function configOf({ loaded }: Reading): Config | undefined {
  return loaded.ok ? loaded.value.config : undefined;
}

function needingPlugins(chosen: ReadonlySet<string>): readonly string[] {
  return RULES.filter(({ name, needsPlugins }) => needsPlugins && chosen.has(name)).map(
    ({ name }) => name,
  );
}

/** Of a file that cannot be read, or is no YAML, there is nothing: lints would take everything in it for missing. */
function isUnread({ problems }: Pick<Reading['material']['main'], 'problems'>): boolean {
  return problems.some(({ rule, line }) => rule === 'yaml' || line === undefined);
}

type ReadShards = Reading & Pick<LintMaterial, 'shards'>;

async function lintMaterial(
  { material, warnings, shards }: ReadShards,
  options: CheckOptions,
  rules: ReadonlySet<string>,
): Promise<LintMaterial> {
  const { main, jobs, plugins } = material;
  const clusterStatuses = rules.has('validate-cluster-field')
    ? await clusterStatusesOf(material, options)
    : undefined;
  return {
    main,
    jobs,
    ...(plugins && !isUnread(plugins) && { plugins }),
    warnings,
    shards,
    requiredJobAnnotations: options.requiredJobAnnotations,
    ...(clusterStatuses && { clusterStatuses }),
  };
}

function clusterStatusesOf(
  { main }: Reading['material'],
  options: CheckOptions,
): ReturnType<typeof readClusterStatuses> {
  const location = main.clusterStatusFile?.value;
  return location === undefined
    ? Promise.resolve(undefined)
    : readClusterStatuses(location, options);
}

/** The jobs of a repository need those of the operators to be right first: their defaults come from there. */
async function checkInRepo(
  { prowYamlRepoName: repo, prowYamlPath }: CheckOptions,
  config: Config | undefined,
  chosen: ReadonlySet<string>,
): Promise<Found> {
  if (repo === undefined || config === undefined) return { errors: [], warnings: [], files: 0 };
  const checkout = prowYamlPath === undefined ? '.' : dirname(prowYamlPath);
  const { files, problems } = await readRepositoryFiles(checkout);
  const loaded = loadInRepo(files, repo, config);
  const warnings = loaded.ok ? loaded.warnings : [];
  return {
    errors: [...problems, ...(loaded.ok ? [] : loaded.problems)],
    warnings: warnings.filter(
      (warning) => !isUnknownField(warning) || chosen.has('unknown-fields-all'),
    ),
    files: files.length,
  };
}
