import { joined } from '../branches.ts';
import { patternSize } from '../pattern.ts';
import type { Problem } from '../problem.ts';
import type { PostsubmitFields, PresubmitFields } from '../schema/job.ts';
import type { JobFile } from '../schema/job-file.ts';
import type { SourceFile, YamlFile } from '../yaml.ts';
import { isMapping } from '../yaml-value.ts';

/** How much a repository may define. Everybody who can open a pull request decides how much that is. */
export const LIMITS = {
  files: 200,
  /** Of all files together, in characters; of their values too, aliases counted with all that they stand for. */
  text: 1024 * 1024,
  /** Of all files together, aliases counted in the same way. */
  values: 50_000,
  jobs: 500,
  /** Of one job, in `branches` and `skip_branches` each; those of all jobs are compared with each other. */
  branches: 50,
  /** Of its presets, once for each container of its jobs, as presets add to each of them. */
  presetValues: 1_000_000,
  /** The same in characters. */
  presetText: 16 * 1024 * 1024,
  /** Characters of one pattern. */
  pattern: 1000,
  /** Of all different patterns together, in instructions of the machine that runs them. */
  patterns: 20_000,
  /** What is told at once. */
  problems: 100,
  /** Characters of one sentence. */
  sentence: 500,
};

type AnyJob = PresubmitFields | PostsubmitFields;

/** Problems of files before anything of them is read. */
export function sizeProblems(files: readonly SourceFile[]): readonly Problem[] {
  const [first] = files;
  if (first === undefined) return [];
  const text = files.reduce((sum, file) => sum + file.text.length, 0);
  return [
    ...over(first.path, 'files', files.length, LIMITS.files),
    ...over(first.path, 'characters', text, LIMITS.text),
  ];
}

/** Problems of files before their values become jobs: a small file can stand for many. */
export function valueProblems(files: readonly YamlFile[]): readonly Problem[] {
  const [first] = files;
  if (first === undefined) return [];
  const sizes = files.map(({ value }) => sizeOf(value, LIMITS.values + 1));
  const values = sizes.reduce((sum, size) => sum + size.values, 0);
  const text = sizes.reduce((sum, size) => sum + size.text, 0);
  return [
    ...over(first.path, 'values', values, LIMITS.values),
    ...over(first.path, 'characters, with all that aliases stand for', text, LIMITS.text),
  ];
}

/** Problems of jobs before they are checked. */
export function jobLimitProblems(files: readonly JobFile[]): readonly Problem[] {
  const [first] = files;
  if (first === undefined) return [];
  const presubmits = files.flatMap((file) => Object.values(file.presubmits).flat());
  const postsubmits = files.flatMap((file) => Object.values(file.postsubmits).flat());
  const jobs = [...presubmits, ...postsubmits].map(({ value }) => value);
  if (jobs.length > LIMITS.jobs) return over(first.path, 'jobs', jobs.length, LIMITS.jobs);
  const presets = files.map((file) => file.presets.map(({ value }) => value));
  const containers = jobs.reduce((sum, { spec }) => sum + (spec?.containers ?? []).length, 0);
  const { values, text } = sizeOf(presets, LIMITS.values);
  if (values * containers > LIMITS.presetValues || text * containers > LIMITS.presetText) {
    return [limitProblem(first.path, 'the presets are too large for so many containers')];
  }
  const branches = Math.max(...jobs.map(mostBranches), 0);
  if (branches > LIMITS.branches) {
    return over(first.path, 'branches for one job', branches, LIMITS.branches);
  }
  const triggers = presubmits.map(({ value }) => value.trigger ?? '');
  return patternProblems(first.path, new Set([...triggers, ...jobs.flatMap(patternsOf)]));
}

function mostBranches({ branches = [], skip_branches = [] }: AnyJob): number {
  return Math.max(branches.length, skip_branches.length);
}

function patternsOf(job: AnyJob): readonly string[] {
  const { run_if_changed = '', skip_if_only_changed = '', branches = [], skip_branches = [] } = job;
  return [run_if_changed, skip_if_only_changed, joined(branches), joined(skip_branches)];
}

/** Stops at the first that is too large: compiling is what takes the time. */
function patternProblems(path: string, patterns: Iterable<string>): readonly Problem[] {
  let size = 0;
  for (const pattern of patterns) {
    const long = over(path, 'characters in one pattern', pattern.length, LIMITS.pattern);
    if (long.length > 0) return long;
    size += patternSize(pattern);
    if (size > LIMITS.patterns) {
      return [limitProblem(path, 'the patterns of the jobs are too complex together')];
    }
  }
  return [];
}

function over(file: string, what: string, count: number, limit: number): readonly Problem[] {
  if (count <= limit) return [];
  return [limitProblem(file, `a repository may define at most ${String(limit)} ${what}`)];
}

function limitProblem(file: string, says: string): Problem {
  return { file, says, rule: 'in-repo-limits' };
}

/** Problems as they go into histories and comments: not more of them, and none longer, than people read. */
export function bounded(problems: readonly Problem[]): readonly Problem[] {
  const isAll = problems.length <= LIMITS.problems;
  const told = problems
    .slice(0, isAll ? LIMITS.problems : LIMITS.problems - 1)
    .map((problem) => ({ ...problem, says: cut(problem.says) }));
  if (isAll) return told;
  const { file } = problems[told.length] ?? { file: '' };
  return [...told, { file, says: `there are ${problems.length - told.length} more problems` }];
}

function cut(sentence: string): string {
  return sentence.length <= LIMITS.sentence ? sentence : `${sentence.slice(0, LIMITS.sentence)}…`;
}

interface Size {
  /** Values inside, itself counted. */
  readonly values: number;
  /** Characters of texts and names. */
  readonly text: number;
}

/** How large a value is; counting ends at `most` values. */
function sizeOf(value: unknown, most: number): Size {
  let values = 0;
  let text = 0;
  const waiting: unknown[] = [value];
  while (waiting.length > 0 && values < most) {
    const next = waiting.pop();
    values += 1;
    if (typeof next === 'string') text += next.length;
    if (isMapping(next)) for (const name of Object.keys(next)) text += name.length;
    const inner: readonly unknown[] = isMapping(next) ? Object.values(next) : listIn(next);
    for (const item of inner) waiting.push(item);
  }
  return { values, text };
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
