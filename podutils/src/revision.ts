import type { Refs } from '../../src/prowjob/refs.ts';

/** What is under test: the job's own refs, else the first of the extra ones that is more than a tool. */
export function mainRefs(job: {
  readonly refs?: Refs;
  readonly extra_refs?: readonly Refs[];
}): Refs | undefined {
  return job.refs ?? job.extra_refs?.find((one) => !one.auxiliary);
}

/** The commit or branch under test, or empty. Prow: pkg/pod-utils/downwardapi/jobspec.go `GetRevisionFromSpec`. */
export function revision(job: {
  readonly refs?: Refs;
  readonly extra_refs?: readonly Refs[];
}): string {
  const refs = mainRefs(job);
  const pull = refs?.pulls?.[0];
  if (pull !== undefined) return pull.sha;
  return refs?.base_sha || refs?.base_ref || '';
}
