import type { Verdict } from '../../prowjob/verdict.ts';
import { headContexts } from '../../rules/head-contexts.ts';
import { judgePresubmits, type JudgedJob } from '../../rules/judge-presubmits.ts';
import { pullTrust } from '../../rules/trust.ts';
import type { PullRequestFacts } from '../facts.ts';
import type { RepoJobs } from '../repo-jobs.ts';
import { closedGate, conflictGate, trustGate, type Gate } from './gate.ts';
import { honoured, type Said } from './said.ts';

/** Somebody who said something, and whether that person may start jobs. */
export interface Saying {
  readonly said: Said;
  readonly trust: Verdict;
}

/** Whom a command needs: a trusted person, or anybody on a trusted pull request. Prow: `handleGenericComment`. */
export function commandTrust({ trust }: Saying, { pull, authorTrust }: PullRequestFacts): Verdict {
  return trust.run ? trust : pullTrust(authorTrust, pull.labels);
}

/**
 * What the commands mean for each job, were there no obstacle.
 * Prow: pkg/plugins/trigger/generic-comment.go `FilterPresubmits`, which looks into code blocks as well.
 */
export function judgeAsked(
  { said }: Saying,
  facts: PullRequestFacts,
  { presubmits, trigger }: RepoJobs,
): readonly JudgedJob[] {
  const request = {
    text: said.text,
    commands: honoured(said, trigger),
    contexts: headContexts(facts.headContexts),
  };
  const change = { branch: facts.pull.baseRef, changedFiles: facts.changedFiles };
  return judgePresubmits(presubmits, request, change);
}

/** What bars a command. A draft does not: it is built on command. */
export function commandGate(saying: Saying, facts: PullRequestFacts): Gate | undefined {
  return (
    closedGate(facts.pull) ?? trustGate(commandTrust(saying, facts)) ?? conflictGate(facts.pull)
  );
}

/** Puts the obstacle in the place of each verdict that would start a job. */
export function barred(judged: readonly JudgedJob[], gate: Gate | undefined): readonly JudgedJob[] {
  if (gate === undefined) return judged;
  return judged.map((one) => (one.verdict.run ? { ...one, verdict: gate } : one));
}
