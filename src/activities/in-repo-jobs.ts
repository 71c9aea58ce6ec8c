import type { Config } from '../config/config.ts';
import { bounded } from '../config/in-repo/limits.ts';
import { loadInRepo, type InRepoJobs } from '../config/in-repo/load-in-repo.ts';
import type { Loaded, Problem } from '../config/problem.ts';
import type { RepoJobs } from '../plugins/repo-jobs.ts';
import type { ConfigSnapshot } from '../ports/config-source.ts';
import type { InRepoFiles, InRepoSource, PullToMerge } from '../ports/in-repo-files.ts';
import { fullName, type RepoName, type Sha } from '../prowjob/ids.ts';
import { inRepoProblem } from './in-repo-problem.ts';
import { operatorJobs } from './operator-jobs.ts';

/**
 * The jobs of the operators and, where a repository may define jobs, its own. When those cannot be had the operators' go
 * on alone, and `inRepoProblems` says why; what another try may change is thrown.
 */
export interface RepoJobsReader {
  /** As the base merged with the head has them. */
  ofPull(snapshot: ConfigSnapshot, repo: RepoName, pull: PullToMerge): Promise<RepoJobs>;
  ofCommit(snapshot: ConfigSnapshot, repo: RepoName, commit: Sha): Promise<RepoJobs>;
}

export function createRepoJobsReader(source: InRepoSource): RepoJobsReader {
  const load = keptLoader();
  const read = async (
    snapshot: ConfigSnapshot,
    repo: RepoName,
    fetch: () => Promise<InRepoFiles>,
  ): Promise<RepoJobs> => {
    const jobs = operatorJobs(snapshot, repo);
    if (!jobs.hasInRepoConfig) return jobs;
    const files = await orProblem(fetch());
    if ('says' in files) return { ...jobs, inRepoProblems: [files] };
    return together(jobs, files.problems, load(files, repo, snapshot.config));
  };
  return {
    ofPull: (snapshot, repo, pull) =>
      read(snapshot, repo, () => source.mergedInRepoFiles(repo, pull)),
    ofCommit: (snapshot, repo, commit) =>
      read(snapshot, repo, () => source.inRepoFiles(repo, commit)),
  };
}

type Load = (files: InRepoFiles, repo: RepoName, config: Config) => Loaded<InRepoJobs>;

/** Files and configuration make jobs once; what was made goes when either is forgotten. */
function keptLoader(): Load {
  const kept = new WeakMap<Config, WeakMap<InRepoFiles, Loaded<InRepoJobs>>>();
  return (files, repo, config) => {
    const made = kept.get(config) ?? new WeakMap<InRepoFiles, Loaded<InRepoJobs>>();
    const loaded = made.get(files) ?? loadInRepo(files.files, fullName(repo), config);
    kept.set(config, made.set(files, loaded));
    return loaded;
  };
}

/** One mistake keeps all of a repository's own jobs from running. Prow: pkg/config/config.go `getPresubmits`. */
function together(
  jobs: RepoJobs,
  problems: readonly Problem[],
  loaded: Loaded<InRepoJobs>,
): RepoJobs {
  const inRepoProblems = bounded([...problems, ...(loaded.ok ? [] : loaded.problems)]);
  if (!loaded.ok || inRepoProblems.length > 0) return { ...jobs, inRepoProblems };
  return {
    ...jobs,
    presubmits: [...jobs.presubmits, ...loaded.value.presubmits],
    postsubmits: [...jobs.postsubmits, ...loaded.value.postsubmits],
  };
}

async function orProblem(fetching: Promise<InRepoFiles>): Promise<InRepoFiles | Problem> {
  try {
    return await fetching;
  } catch (error) {
    const problem = inRepoProblem(error);
    if (problem === undefined) throw error;
    return problem;
  }
}
