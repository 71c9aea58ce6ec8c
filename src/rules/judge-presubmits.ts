import { assertNever } from '../prowjob/assert-never.ts';
import type { Presubmit } from '../config/config.ts';
import { changeJudge, isChangeRule, type ChangeJudge } from './change-rule.ts';
import type { JobVerdict } from './job-verdict.ts';
import { isManual, selectJob, type Selection, type TestRequest } from './selection.ts';
import { wrongBranch } from './wrong-branch.ts';

/** The change that jobs are judged for. */
export interface Change {
  /** The branch that the pull request targets. */
  readonly branch: string;
  readonly changedFiles: readonly string[];
}

const BECAUSE = {
  named: () => 'a comment asks for it',
  'manual-required': () => 'a comment asks for every required job that runs only when asked',
  failed: (job) => `its context "${job.context}" failed`,
  unreported: (job) => `its context "${job.context}" has no status yet`,
  automatic: () => 'it runs on every change',
} satisfies Record<Selection, (job: Presubmit) => string>;

/** The rules of the job itself, once a request concerns it. Prow: pkg/config/jobs.go `Presubmit.ShouldRun`. */
function selectedVerdict(
  job: Presubmit,
  selection: Selection,
  judgeChange: ChangeJudge,
): JobVerdict {
  const why = BECAUSE[selection](job);
  switch (selection) {
    case 'named':
    case 'manual-required':
    case 'failed':
      return { run: true, why };
    case 'unreported':
    case 'automatic': {
      if (!isChangeRule(job.when)) return { run: true, why };
      const verdict = judgeChange(job.when);
      return verdict.run ? verdict : orAsked(job, verdict);
    }
    default:
      return assertNever(selection);
  }
}

function orAsked(job: Presubmit, verdict: JobVerdict & { readonly run: false }): JobVerdict {
  const asked = `somebody comments "${job.rerunCommand}"`;
  return { ...verdict, wouldRunIf: `${verdict.wouldRunIf}, or ${asked}` };
}

/** Why a request passes a job by, and what would not. */
function unselectedVerdict(job: Presubmit, { commands, contexts }: TestRequest): JobVerdict {
  const asksRetest = commands.has('retest') || commands.has('retest-required');
  const wouldRunIf = `somebody comments "${job.rerunCommand}"`;
  if (asksRetest && contexts.all.has(job.context) && !contexts.failed.has(job.context)) {
    return { run: false, why: `its context "${job.context}" did not fail`, wouldRunIf };
  }
  if (isManual(job)) return { run: false, why: 'it runs only when asked', wouldRunIf };
  return { run: false, why: 'the comment does not ask for it', wouldRunIf };
}

/** A job, and what a request does to it. */
export interface JudgedJob {
  readonly job: Presubmit;
  /** Does the request mean this job? If so and it does not run, somebody may wonder why. */
  readonly isMeant: boolean;
  readonly verdict: JobVerdict;
}

function judgePresubmit(
  job: Presubmit,
  request: TestRequest,
  branchName: string,
  judgeChange: ChangeJudge,
): JudgedJob {
  const selection = selectJob(job, request);
  const branch = job.branches.shouldRun(branchName);
  if (!branch.run) {
    const verdict = wrongBranch(job.branches, branch.why);
    return { job, isMeant: selection === 'named', verdict };
  }
  if (selection === undefined) {
    return { job, isMeant: false, verdict: unselectedVerdict(job, request) };
  }
  return { job, isMeant: true, verdict: selectedVerdict(job, selection, judgeChange) };
}

/** Which jobs does the request start on this change? Prow: pkg/pjutil/filter.go `FilterPresubmits`. */
export function judgePresubmits(
  jobs: readonly Presubmit[],
  request: TestRequest,
  { branch, changedFiles }: Change,
): readonly JudgedJob[] {
  const judgeChange = changeJudge(changedFiles);
  return jobs.map((job) => judgePresubmit(job, request, branch, judgeChange));
}
