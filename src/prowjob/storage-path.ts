import { joinPath } from './join-path.ts';
import type { StorageConfig } from './decoration-config.ts';
import type { Refs } from './refs.ts';
import type { ProwJobSpec } from './spec.ts';

/**
 * Where results are kept: the layout of Prow's buckets, on which its tools and old links rest. Paths are relative to
 * the bucket, with `/`. Prow: pkg/pod-utils/gcs/target.go, pkg/gcsupload/run.go `PathsForJob`.
 */

const PULL_LOGS = 'pr-logs/pull';
const DIRECTORY = 'pr-logs/directory';
const OTHER_LOGS = 'logs';
const LATEST_BUILD = 'latest-build.txt';

/** The part of a ProwJob's spec that decides where its results go. */
export type StoredJob = Pick<ProwJobSpec, 'type' | 'job' | 'refs'>;

/** The directory of one run; started.json, build-log.txt and the rest are in it. */
export function runPath(job: StoredJob, buildId: string, storage: StorageConfig): string {
  return joinPath(storage.path_prefix ?? '', jobPath(job, storage), buildId);
}

/** The file that leads from job and build to the run's directory; only presubmits, whose path has the pull, need it. */
export function aliasPath({ type, job }: StoredJob, buildId: string): string | undefined {
  return type === 'presubmit' ? joinPath(DIRECTORY, job, `${buildId}.txt`) : undefined;
}

/** What the file at {@link aliasPath} says: the run's directory as a URL. */
export function aliasTarget(job: StoredJob, buildId: string, storage: StorageConfig): string {
  const { provider, location } = parseBucket(storage.bucket ?? '');
  return `${provider}://${joinPath(location, runPath(job, buildId, storage))}`;
}

/** The files that hold the newest build's id. They stand outside `path_prefix`, as in Prow. */
export function latestBuildPaths(job: StoredJob, storage: StorageConfig): readonly string[] {
  const inDirectory = joinPath(historyPath(job), LATEST_BUILD);
  if (job.type !== 'presubmit') return [inDirectory];
  return [inDirectory, joinPath(jobPath(job, storage), LATEST_BUILD)];
}

/** The directory that lists all runs of a job, whatever they tested. Prow: target.go `RootForSpec`. */
export function historyPath({ type, job }: StoredJob): string {
  return joinPath(isOfPulls(type) ? DIRECTORY : OTHER_LOGS, job);
}

/**
 * The store and place that a bucket's name means: `gs` unless it has another scheme, as in `s3://bucket/folder`.
 * Prow: pkg/apis/prowjobs/v1/types.go `ParsePath`.
 */
export function parseBucket(bucket: string): {
  readonly provider: string;
  readonly location: string;
} {
  const [, provider = 'gs', location = ''] = /^(?:([^:/]+):\/\/)?(.*)$/s.exec(bucket) ?? [];
  return { provider, location };
}

function jobPath({ type, job, refs }: StoredJob, storage: StorageConfig): string {
  if (!isOfPulls(type)) return joinPath(OTHER_LOGS, job);
  if (type === 'batch' || refs === undefined) return joinPath(PULL_LOGS, 'batch', job);
  const number = refs.pulls?.[0]?.number;
  return joinPath(PULL_LOGS, repoSegment(refs, storage), String(number ?? ''), job);
}

function isOfPulls(type: StoredJob['type']): boolean {
  return type === 'presubmit' || type === 'batch';
}

/** How the repository is written: `legacy` and `single` leave out what is the default. */
function repoSegment({ org, repo }: Refs, storage: StorageConfig): string {
  const isDefaultOrg = org === storage.default_org;
  const isDefaultRepo = isDefaultOrg && repo === storage.default_repo;
  const strategy = storage.path_strategy ?? 'explicit';
  if (strategy !== 'explicit' && isDefaultRepo) return '';
  if (strategy === 'legacy' && isDefaultOrg) return repo;
  // A Gerrit org is a URL, and its repositories have slashes.
  return `${org.replace(/^https?:\/\//, '').replace(/\/+$/, '')}_${repo.replaceAll('/', '_')}`;
}
