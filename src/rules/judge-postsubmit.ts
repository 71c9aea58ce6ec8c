import type { Postsubmit } from '../config/config.ts';
import { changeVerdict, isChangeRule } from './change-rule.ts';
import type { JobVerdict } from './job-verdict.ts';
import { wrongBranch } from './wrong-branch.ts';

/** Commits that landed. */
export interface LandedChange {
  /** The branch or tag. */
  readonly branch: string;
  readonly changedFiles: readonly string[];
  /** False when the list was cut. */
  readonly changedFilesComplete: boolean;
}

/**
 * Do commits that landed start the job? A list of files that was cut cannot show that none matches, so then it runs.
 * Prow: pkg/config/jobs.go `Postsubmit.ShouldRun`, which judges by the part of the list that it has.
 */
export function judgePostsubmit(job: Postsubmit, change: LandedChange): JobVerdict {
  const branch = job.branches.shouldRun(change.branch);
  if (!branch.run) return wrongBranch(job.branches, branch.why);
  if (isChangeRule(job.when)) {
    const verdict = changeVerdict(job.when, change.changedFiles);
    if (verdict.run || change.changedFilesComplete) return verdict;
    return { run: true, why: 'the push changes more files than GitHub lists' };
  }
  if (job.when.kind === 'always') return { run: true, why: 'it runs on every push' };
  return { run: false, why: 'always_run is false', wouldRunIf: 'always_run were not false' };
}
