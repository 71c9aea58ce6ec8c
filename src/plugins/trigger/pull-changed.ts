import { assertNever } from '../../prowjob/assert-never.ts';
import type { PullChanged } from '../../events/event.ts';
import type { Decision } from '../../prowjob/decision.ts';
import { abortAll, abortStale } from '../../rules/abort-stale.ts';
import { LGTM, OK_TO_TEST } from '../../rules/pull-labels.ts';
import { pullTrust } from '../../rules/trust.ts';
import type { PullRequestFacts } from '../facts.ts';
import type { RepoJobs } from '../repo-jobs.ts';
import { buildGate, judgeBuild, type BuildRules } from './build.ts';
import { planComment } from './comment.ts';
import { askForTrust, dropNeedsOkToTest } from './ok-to-test.ts';
import { saidInDescription } from './said.ts';
import { tellSkipped, withoutStarted } from './skipped.ts';
import { startDecisions, withoutRepeats } from './start.ts';
import { DRAFT_TEXT, welcomeText } from './trust-texts.ts';

const TRUSTED: BuildRules = { needsTrust: true };
const ANYONE: BuildRules = { needsTrust: false };

function build(facts: PullRequestFacts, jobs: RepoJobs, rules: BuildRules): readonly Decision[] {
  const judged = judgeBuild(facts, jobs, rules);
  const skipped = buildGate(facts, rules) ? [] : tellSkipped(judged, facts, jobs);
  return [...startDecisions(judged, facts), ...skipped];
}

function isTrusted({ authorTrust, pull }: PullRequestFacts): boolean {
  return pullTrust(authorTrust, pull.labels).run;
}

/** Prow: pkg/plugins/trigger/pull-request.go `buildAllIfTrusted`. */
function buildIfTrusted(facts: PullRequestFacts, jobs: RepoJobs): readonly Decision[] {
  if (jobs.presubmits.length === 0) return [];
  const relabel = isTrusted(facts) ? dropNeedsOkToTest(facts.pull.labels) : [];
  return [...relabel, ...build(facts, jobs, TRUSTED)];
}

/** Prow: pkg/plugins/trigger/pull-request.go `welcomeMsg`. */
function welcome({ pull }: PullRequestFacts, { trigger }: RepoJobs): readonly Decision[] {
  return [
    ...(trigger.ignoreOkToTest ? [] : askForTrust(pull.labels)),
    {
      kind: 'comment',
      body: welcomeText(pull, trigger),
      because: `the author @${pull.author} is not trusted`,
    },
  ];
}

function planOpened(
  event: PullChanged,
  facts: PullRequestFacts,
  jobs: RepoJobs,
): readonly Decision[] {
  const { authorTrust, pull } = facts;
  if (jobs.presubmits.length === 0 || !pull.isOpen) return [];
  const saying = { said: saidInDescription(event), trust: authorTrust };
  const asked = isTrusted(facts) ? planComment(saying, facts, jobs) : [];
  if (!authorTrust.run) return [...welcome(facts, jobs), ...asked];
  const draft: readonly Decision[] = pull.isDraft
    ? [{ kind: 'comment', body: DRAFT_TEXT, because: 'the pull request is a draft' }]
    : [];
  return withoutStarted(withoutRepeats([...draft, ...build(facts, jobs, TRUSTED), ...asked]));
}

/** The bot sets `ok-to-test` on a comment, which starts the jobs already. */
function planLabeled(
  { label }: PullChanged,
  facts: PullRequestFacts,
  jobs: RepoJobs,
): readonly Decision[] {
  if (label === OK_TO_TEST && !facts.actorIsBot) return build(facts, jobs, ANYONE);
  return label === LGTM && !isTrusted(facts) ? build(facts, jobs, ANYONE) : [];
}

/**
 * What to do when a pull request changes. The facts decide, not the event's story: one that was closed and is open
 * again keeps its jobs. Prow: pkg/plugins/trigger/pull-request.go `handlePR`.
 */
export function planPullChanged(
  event: PullChanged,
  facts: PullRequestFacts,
  jobs: RepoJobs,
): readonly Decision[] {
  const { pull, runningJobs } = facts;
  switch (event.action) {
    case 'opened':
      return planOpened(event, facts, jobs);
    case 'reopened':
    case 'ready_for_review':
      return buildIfTrusted(facts, jobs);
    case 'edited':
      return event.baseChanged ? buildIfTrusted(facts, jobs) : [];
    case 'synchronize':
      return withoutRepeats([
        ...abortStale(runningJobs, pull.headSha),
        ...buildIfTrusted(facts, jobs),
      ]);
    case 'labeled':
      return planLabeled(event, facts, jobs);
    case 'closed':
      return pull.isOpen ? [] : abortAll(runningJobs, 'the pull request is closed');
    case 'converted_to_draft':
      return pull.isDraft ? abortAll(runningJobs, 'the pull request became a draft') : [];
    case 'unlabeled':
      return [];
    default:
      return assertNever(event.action);
  }
}
