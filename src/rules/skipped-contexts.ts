import type { Presubmit } from '../config/config.ts';
import type { SetStatuses } from '../prowjob/decision.ts';
import { isChangeRule } from './change-rule.ts';
import type { JudgedJob } from './judge-presubmits.ts';

/** What decides about contexts beside the jobs. */
export interface Requirements {
  /** The branch that the pull request targets. */
  readonly branch: string;
  /** The contexts that must be green before it can be merged. */
  readonly required: ReadonlySet<string>;
  /** Does a run of the job for this commit report later? */
  readonly isUnderWay: (job: Presubmit) => boolean;
}

/** More would not fit into a description, and is kept in histories. */
const LONGEST_PATTERN = 100;

/**
 * Statuses for required contexts of jobs that the changed files skip: GitHub waits for a context that it never hears
 * of, and the pull request could not be merged. A context that another job of the branch reports is left to that job.
 * Only for jobs that nothing else keeps from running. Prow posts none: its Tide knows which jobs must run.
 */
export function skippedContexts(
  judged: readonly JudgedJob[],
  { branch, required, isUnderWay }: Requirements,
): SetStatuses['statuses'] {
  const ofBranch = judged.filter(({ job }) => job.branches.shouldRun(branch).run);
  const isSkipped = (one: JudgedJob): boolean => isSkippedByFiles(one) && !isUnderWay(one.job);
  const reported = new Set(ofBranch.filter((one) => !isSkipped(one)).map(({ job }) => job.context));
  const waitedFor = ofBranch.filter(
    (one) =>
      isSkipped(one) &&
      isRequired(one.job) &&
      required.has(one.job.context) &&
      !reported.has(one.job.context),
  );
  const byContext = new Map(waitedFor.map(({ job }) => [job.context, skippedStatus(job)]));
  return [...byContext.values()];
}

function isSkippedByFiles({ job, isMeant, verdict }: JudgedJob): boolean {
  return isMeant && !verdict.run && isChangeRule(job.when);
}

function isRequired({ optional, skipReport }: Presubmit): boolean {
  return !optional && !skipReport;
}

function skippedStatus(job: Presubmit): SetStatuses['statuses'][number] {
  return { context: job.context, state: 'success', description: `Skipped: ${reasonOf(job)}` };
}

function reasonOf({ when }: Presubmit): string {
  if (when.kind === 'if-changed') {
    return `no changed file matches run_if_changed ${quoted(when.pattern.source)}`;
  }
  if (when.kind === 'skip-if-only-changed') {
    return `all changed files match skip_if_only_changed ${quoted(when.pattern.source)}`;
  }
  return 'no changed file concerns it';
}

/** A pattern on one line. */
function quoted(pattern: string): string {
  const line = pattern.replace(/\s+/g, ' ');
  return line.length > LONGEST_PATTERN ? `"${line.slice(0, LONGEST_PATTERN)}…"` : `"${line}"`;
}
