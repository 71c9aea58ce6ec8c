import type { Refs } from './refs.ts';

/** The code that a job has, as its spec and JOB_SPEC say it. */
export interface JobCode {
  readonly refs?: Refs;
  readonly extra_refs?: readonly Refs[];
}

/** What is under test: the job's own refs, else the first of the extra ones that is more than a tool. */
export function mainRefs(job: JobCode): Refs | undefined {
  return job.refs ?? job.extra_refs?.find((one) => !one.auxiliary);
}

/** The commit or branch under test, or empty. Prow: pkg/pod-utils/downwardapi/jobspec.go `GetRevisionFromSpec`. */
export function revision(job: JobCode): string {
  const refs = mainRefs(job);
  const pull = refs?.pulls?.[0];
  if (pull !== undefined) return pull.sha;
  return refs?.base_sha || refs?.base_ref || '';
}
