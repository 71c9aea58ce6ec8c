import { isRunning } from '../../rules/abort-stale.ts';
import { pullTrust } from '../../rules/trust.ts';
import { AUTOMATIC_BUILD } from '../../rules/selection.ts';
import { judgePresubmits, type JudgedJob } from '../../rules/judge-presubmits.ts';
import type { PullRequestFacts } from '../facts.ts';
import type { RepoJobs } from '../repo-jobs.ts';
import { closedGate, conflictGate, draftGate, trustGate, type Gate } from './gate.ts';

/** A new commit of an untrusted pull request that is looked good to is built all the same, once. */
export interface BuildRules {
  readonly needsTrust: boolean;
}

/** What bars the jobs that start by themselves. */
export function buildGate(
  { pull, authorTrust }: PullRequestFacts,
  rules: BuildRules,
): Gate | undefined {
  return (
    closedGate(pull) ??
    (rules.needsTrust ? trustGate(pullTrust(authorTrust, pull.labels)) : undefined) ??
    draftGate(pull) ??
    conflictGate(pull)
  );
}

function runningGate(
  { job }: JudgedJob,
  { pull, runningJobs }: PullRequestFacts,
): Gate | undefined {
  const wanted = { job: job.name, headSha: pull.headSha, baseRef: pull.baseRef };
  if (!isRunning(runningJobs, wanted)) return undefined;
  return {
    run: false,
    why: 'already running for this commit',
    wouldRunIf: `somebody comments "${job.rerunCommand}"`,
  };
}

/** The jobs that the pull request's own change starts now. Prow: pkg/plugins/trigger/pull-request.go `buildAll`. */
export function judgeBuild(
  facts: PullRequestFacts,
  { presubmits }: RepoJobs,
  rules: BuildRules,
): readonly JudgedJob[] {
  const gate = buildGate(facts, rules);
  const change = { branch: facts.pull.baseRef, changedFiles: facts.changedFiles };
  return judgePresubmits(presubmits, AUTOMATIC_BUILD, change).map((judged) => {
    if (!judged.verdict.run) return judged;
    return { ...judged, verdict: gate ?? runningGate(judged, facts) ?? judged.verdict };
  });
}
