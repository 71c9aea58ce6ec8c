import type { Decision } from '../../prowjob/decision.ts';
import type { Refs } from '../../prowjob/refs.ts';
import { abortOlder } from '../../rules/abort-stale.ts';
import { pullRefs } from '../../rules/refs.ts';
import type { JudgedJob } from '../../rules/judge-presubmits.ts';
import { startPresubmit } from '../../rules/start-job.ts';
import type { PullRequestFacts } from '../facts.ts';

/** The code under test, as it is now. */
function refsOf({ pull, baseSha }: PullRequestFacts): Refs {
  return pullRefs({ ...pull, baseSha, repo: { org: pull.org, repo: pull.repo } });
}

/**
 * Judged jobs as decisions: a start, with the abort of an older run of the same job, or a skip of a job that was meant.
 * `labels` go on each prow job that starts.
 */
export function startDecisions(
  judged: readonly JudgedJob[],
  facts: PullRequestFacts,
  labels: Readonly<Record<string, string>> = {},
): readonly Decision[] {
  const refs = refsOf(facts);
  const { baseRef, headSha } = facts.pull;
  return judged.flatMap(({ job, isMeant, verdict }): readonly Decision[] => {
    if (verdict.run) {
      const older = abortOlder(facts.runningJobs, { job: job.name, baseRef, headSha });
      return [...older, startPresubmit(job, refs, { because: verdict.why, labels })];
    }
    const { why: because, wouldRunIf } = verdict;
    return isMeant ? [{ kind: 'skip-job', job: job.name, because, wouldRunIf }] : [];
  });
}

/** What makes two decisions the same deed; a deed is done once, whatever asked for it. */
function deed(decision: Decision): string | undefined {
  if (decision.kind === 'start-job') return `start ${decision.spec.job}`;
  if (decision.kind === 'abort-job') return `abort ${decision.prowJob}`;
  return undefined;
}

/** Drops a start or an abort that an earlier decision makes already, and a skip of a job that starts. */
export function withoutRepeats(decisions: readonly Decision[]): readonly Decision[] {
  const starts = new Set(decisions.map(deed));
  const done = new Set<string>();
  return decisions.filter((decision) => {
    if (decision.kind === 'skip-job') return !starts.has(`start ${decision.job}`);
    const what = deed(decision);
    if (what === undefined) return true;
    const isFirst = !done.has(what);
    done.add(what);
    return isFirst;
  });
}
