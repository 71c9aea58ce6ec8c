import { jobProblems } from '../checks/all.ts';
import type { LoadedJobs } from '../checks/all.ts';
import { jobProblem } from '../checks/loaded-job.ts';
import type { Config, Postsubmit, Presubmit } from '../config.ts';
import { loadJobs } from '../load-jobs.ts';
import type { Loaded, Problem } from '../problem.ts';
import type { JobFile } from '../schema/job-file.ts';
import { finished } from '../steps.ts';
import { parseYaml } from '../yaml.ts';
import type { SourceFile } from '../yaml.ts';
import { allowedClusters } from './allowed-clusters.ts';
import { readInRepoFile } from './in-repo-file.ts';
import { bounded, jobLimitProblems, sizeProblems, valueProblems } from './limits.ts';
import { policyProblems } from './policy/check-policy.ts';
import { policyFor } from './policy/policy.ts';
import type { Policy } from './policy/policy.ts';
import { foreignNames, staticClashes } from './static-clashes.ts';

/** The jobs that a repository defines itself. */
export interface InRepoJobs {
  readonly presubmits: readonly Presubmit[];
  readonly postsubmits: readonly Postsubmit[];
}

/**
 * The jobs of a repository's own files, or what is wrong with them: one mistake keeps all of them from running. `repo`
 * is `org/repo`. Prow: pkg/config/inrepoconfig.go `ReadProwYAML`, `DefaultAndValidateProwYAML`.
 */
export function loadInRepo(
  files: readonly SourceFile[],
  repo: string,
  config: Config,
): Loaded<InRepoJobs> {
  const read = readFiles(files, repo);
  if (!read.ok) return { ok: false, problems: bounded(read.problems) };
  const { jobs, problems } = jobsOf(read.value, config);
  const policy = policyFor(config, repo);
  const all = [
    ...problems,
    ...jobProblems(jobs, config.global),
    ...staticClashes(jobs.presubmits, config.presubmits.get(repo) ?? []),
    ...staticClashes(jobs.postsubmits, config.postsubmits.get(repo) ?? []),
    ...clusterProblems(jobs, allowedClusters(config, repo)),
    ...(policy.isTrusted ? [] : foreignNames(jobs.postsubmits, config, repo)),
    ...refusals(read.value, jobs, policy),
  ];
  if (all.length > 0) return { ok: false, problems: bounded(all) };
  const presubmits = jobs.presubmits.map(({ job }) => job);
  const postsubmits = jobs.postsubmits.map(({ job }) => job);
  return { ok: true, value: { presubmits, postsubmits }, warnings: read.warnings };
}

/** What files say, within limits: what is beyond them is not looked at. */
function readFiles(files: readonly SourceFile[], repo: string): Loaded<readonly JobFile[]> {
  const tooMuch = sizeProblems(files);
  if (tooMuch.length > 0) return { ok: false, problems: tooMuch };
  const parsed = files.map(parseYaml);
  const tooMany = valueProblems(parsed);
  if (tooMany.length > 0) return { ok: false, problems: tooMany };
  const read = parsed.map((file) => readInRepoFile(file, repo));
  const problems = [...read.flatMap((file) => file.problems), ...jobLimitProblems(read)];
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, value: read, warnings: read.flatMap((file) => file.warnings) };
}

/** Presets of the operators come before those of the repository. Prow: pkg/config/config.go `defaultPresubmits`. */
function jobsOf(
  files: readonly JobFile[],
  { jobDefaults }: Config,
): { readonly jobs: LoadedJobs; readonly problems: readonly Problem[] } {
  const own = files.flatMap((file) => file.presets.map(({ value }) => value));
  return finished(loadJobs(files, { ...jobDefaults, presets: [...jobDefaults.presets, ...own] }));
}

function ofBothKinds({ presubmits, postsubmits }: LoadedJobs) {
  return [...presubmits, ...postsubmits];
}

/** Prow: pkg/config/inrepoconfig.go `DefaultAndValidateProwYAML`. */
function clusterProblems(jobs: LoadedJobs, allowed: ReadonlySet<string>): readonly Problem[] {
  return ofBothKinds(jobs)
    .filter(({ fields }) => !allowed.has(fields.cluster))
    .map((job) => {
      const name = JSON.stringify(job.fields.cluster.slice(0, 100));
      const says = `the cluster ${name} is not for jobs of this repository; operators can allow it in in_repo_config.allowed_clusters`;
      return { ...jobProblem(job, 'cluster', says), rule: 'in-repo-cluster' };
    });
}

function refusals(files: readonly JobFile[], jobs: LoadedJobs, policy: Policy): readonly Problem[] {
  const written = new Map(
    files
      .flatMap(({ presubmits, postsubmits }) =>
        [...Object.values(presubmits), ...Object.values(postsubmits)].flat(),
      )
      .map(({ value, place }) => [place, value]),
  );
  return ofBothKinds(jobs).flatMap((job) =>
    policyProblems({ job, written: written.get(job.place) ?? job.fields }, policy),
  );
}
