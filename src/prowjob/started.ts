import { refsText } from './refs.ts';
import { revision, type JobCode } from './revision.ts';

/** The content of started.json. `timestamp` is in seconds. Source: testgrid, metadata/job.go `Started`. */
export interface Started {
  readonly timestamp: number;
  readonly pull?: string;
  readonly repos?: Readonly<Record<string, string>>;
  readonly 'repo-commit'?: string;
  /** The old name of `repo-commit`, which dashboards still read. */
  readonly 'repo-version'?: string;
}

/**
 * What started.json says of a job that started at `timestamp`; `commit` is what the checkout came to, where there was
 * one. Prow: pkg/pod-utils/downwardapi/jobspec.go `refsToStarted`.
 */
export function startedOf(job: JobCode, timestamp: number, commit = ''): Started {
  const { refs, extra_refs = [] } = job;
  const repos = [...(refs === undefined ? [] : [refs]), ...extra_refs].map(
    (one): [string, string] => [`${one.org}/${one.repo}`, refsText(one)],
  );
  const tested = commit || revision(job);
  const pull = refs?.pulls?.[0]?.number;
  return {
    timestamp,
    ...(pull === undefined ? {} : { pull: String(pull) }),
    ...(repos.length === 0 ? {} : { repos: Object.fromEntries(repos) }),
    ...(tested === '' ? {} : { 'repo-commit': tested, 'repo-version': tested }),
  };
}
