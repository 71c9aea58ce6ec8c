import type { RepoJobs } from '../plugins/repo-jobs.ts';
import type { ConfigSnapshot, ConfigSource } from '../ports/config-source.ts';
import { isSha } from '../prowjob/ids.ts';
import type { Refs } from '../prowjob/refs.ts';
import type { LatestJob } from '../prowjob/rerun.ts';
import { latestRun, type PastRun } from '../rules/latest-run.ts';
import { scheduled } from '../rules/scheduled-cluster.ts';
import type { RepoJobsReader } from './in-repo-jobs.ts';
import { inRepoWords } from './in-repo-problem.ts';
import { operatorJobs } from './operator-jobs.ts';

export type LatestJobInput = PastRun;

interface Deps {
  readonly config: ConfigSource;
  readonly repoJobs: RepoJobsReader;
}

/**
 * How the job of an earlier run is configured now. The repository's own jobs count as the tested code has them: whoever
 * asks for a rerun vouches for it.
 */
export async function findLatestJob(
  { config, repoJobs }: Deps,
  run: LatestJobInput,
): Promise<LatestJob> {
  const snapshot = config.current();
  const { global, periodics } = snapshot.config;
  const { refs } = run;
  const operators = refs ? operatorJobs(snapshot, refs) : NO_JOBS;
  let latest = latestRun(run, { ...operators, periodics });
  let problems: RepoJobs['inRepoProblems'] = [];
  if (!latest && refs && operatorJobs(snapshot, refs).hasInRepoConfig) {
    const own = await ownJobs(repoJobs, snapshot, refs);
    if (own) latest = latestRun(run, { ...own, periodics });
    problems = own?.inRepoProblems ?? [];
  }
  if (!latest) return { kind: 'gone', why: inRepoWords(problems)[0] ?? noSuchJob(run) };
  const spec = scheduled(latest.spec, global);
  return { kind: 'found', source: { ...latest, spec, namespace: global.prowJobNamespace } };
}

const NO_JOBS = { presubmits: [], postsubmits: [] };

function noSuchJob({ type, job, refs }: LatestJobInput): string {
  const where = refs ? ` of ${refs.org}/${refs.repo} for ${refs.base_ref ?? ''}` : '';
  return `the configuration has no ${type} ${job}${where} any more`;
}

/** A pull request's own jobs are those of its merge; of several at once, or of a branch, those of the base. */
async function ownJobs(
  repoJobs: RepoJobsReader,
  snapshot: ConfigSnapshot,
  { org, repo, base_sha: baseSha, pulls = [] }: Refs,
): Promise<RepoJobs | undefined> {
  const [pull, ...more] = pulls;
  if (!isSha(baseSha)) return undefined;
  if (!pull || more.length > 0) return repoJobs.ofCommit(snapshot, { org, repo }, baseSha);
  const { number, sha: headSha } = pull;
  if (!isSha(headSha)) return undefined;
  return repoJobs.ofPull(snapshot, { org, repo }, { number, headSha, baseSha });
}
