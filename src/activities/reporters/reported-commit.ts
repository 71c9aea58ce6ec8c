import type { Urgency } from '../../ports/code-host.ts';
import type { JobReport } from '../../ports/reporter.ts';
import type { Refs } from '../../prowjob/refs.ts';
import type { ProwJob } from '../../prowjob/spec.ts';

/** The commit that shows how a job fares. */
export interface ReportedCommit {
  readonly refs: Refs;
  readonly sha: string;
}

/** The commit under test; `undefined` for batches and for jobs that want no report. Prow: pkg/github/report. */
export function reportedCommit({ spec }: ProwJob): ReportedCommit | undefined {
  const { refs, report } = spec;
  const pulls = refs?.pulls ?? [];
  if (!refs || !report || pulls.length > 1) return undefined;
  const sha = pulls[0]?.sha ?? refs.base_sha;
  return sha ? { refs, sha } : undefined;
}

/** A verdict goes before all else; a state on the way is soon replaced by the next. */
export function urgencyOf({ isFinal }: Pick<JobReport, 'isFinal'>): Urgency {
  return isFinal ? 'verdict' : 'progress';
}
