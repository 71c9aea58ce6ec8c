import type { Periodic, Postsubmit, Presubmit } from '../config/config.ts';
import type { Refs } from '../prowjob/refs.ts';
import type { ProwJobSpec } from '../prowjob/spec.ts';
import { batchSpec, periodicSpec, postsubmitSpec, presubmitSpec } from './prow-job-spec.ts';

/** A run of the past, as far as it says which job that was and what it tested. */
export type PastRun = Pick<ProwJobSpec, 'type' | 'job' | 'refs'>;

export interface JobsOfNow {
  readonly presubmits: readonly Presubmit[];
  readonly postsubmits: readonly Postsubmit[];
  readonly periodics: readonly Periodic[];
}

/** What a job runs now, and the labels and annotations that it says itself. */
export interface LatestRun {
  readonly spec: ProwJobSpec;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/**
 * What the same job would run now for the same code; `undefined` when there is no such job any more, or none for the
 * branch. Prow: cmd/deck, the handler of rerun with `mode=latest`, which knows presubmits only.
 */
export function latestRun(run: PastRun, jobs: JobsOfNow): LatestRun | undefined {
  if (run.type === 'periodic') {
    const job = jobs.periodics.find(({ name }) => name === run.job);
    return job && runOf(job, periodicSpec(job));
  }
  if (run.refs === undefined) return undefined;
  const refs = bare(run.refs);
  const isIt = ({ name, branches }: Presubmit | Postsubmit): boolean =>
    name === run.job && branches.shouldRun(refs.base_ref ?? '').run;
  if (run.type === 'postsubmit') {
    const job = jobs.postsubmits.find(isIt);
    return job && runOf(job, postsubmitSpec(job, refs));
  }
  const job = jobs.presubmits.find(isIt);
  return job && runOf(job, (run.type === 'batch' ? batchSpec : presubmitSpec)(job, refs));
}

function runOf({ fields }: Presubmit | Postsubmit | Periodic, spec: ProwJobSpec): LatestRun {
  return { spec, labels: { ...fields.labels }, annotations: { ...fields.annotations } };
}

/** The code, without what the job said then about its checkout. */
function bare({ org, repo, repo_link, base_ref, base_sha, base_link, pulls }: Refs): Refs {
  return {
    org,
    repo,
    ...(repo_link !== undefined && { repo_link }),
    ...(base_ref !== undefined && { base_ref }),
    ...(base_sha !== undefined && { base_sha }),
    ...(base_link !== undefined && { base_link }),
    ...(pulls && { pulls }),
  };
}
