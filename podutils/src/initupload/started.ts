import { refsText, type Refs } from '../../../src/prowjob/refs.ts';
import type { CloneRecord } from '../clonerefs/clone-record.ts';
import { mainRefs, revision } from '../revision.ts';
import type { JobSpec } from '../job-spec.ts';

/** The content of started.json. `timestamp` is in seconds. Source: testgrid, metadata/job.go `Started`. */
export interface Started {
  readonly timestamp: number;
  readonly pull?: string;
  readonly repos?: Readonly<Record<string, string>>;
  readonly 'repo-commit'?: string;
  /** The old name of `repo-commit`, which dashboards still read. */
  readonly 'repo-version'?: string;
}

/** Prow: pkg/pod-utils/downwardapi/jobspec.go `refsToStarted`. */
export function startedOf(
  spec: JobSpec,
  records: readonly CloneRecord[],
  timestamp: number,
): Started {
  const { refs, extra_refs = [] } = spec;
  const repos = [...(refs === undefined ? [] : [refs]), ...extra_refs].map(
    (one): [string, string] => [`${one.org}/${one.repo}`, refsText(one)],
  );
  const commit = checkedOut(mainRefs(spec), records) || revision(spec);
  const pull = refs?.pulls?.[0]?.number;
  return {
    timestamp,
    ...(pull === undefined ? {} : { pull: String(pull) }),
    ...(repos.length === 0 ? {} : { repos: Object.fromEntries(repos) }),
    ...(commit === '' ? {} : { 'repo-commit': commit, 'repo-version': commit }),
  };
}

/** The commit that the checkout of these refs ended with. */
function checkedOut(refs: Refs | undefined, records: readonly CloneRecord[]): string {
  if (refs === undefined) return '';
  const key = (one: Refs): string => `${one.org}/${one.repo} ${refsText(one)}`;
  return records.find((record) => key(record.refs) === key(refs))?.final_sha ?? '';
}
