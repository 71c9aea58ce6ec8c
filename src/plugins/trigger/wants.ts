import { assertNever } from '../../prowjob/assert-never.ts';
import type { CommentMade, PullChanged, PullEvent } from '../../events/event.ts';
import type { Presubmit } from '../../config/config.ts';
import type { Command } from '../../rules/commands.ts';
import { LGTM, OK_TO_TEST } from '../../rules/pull-labels.ts';
import type { Need } from '../facts.ts';
import type { RepoJobs } from '../repo-jobs.ts';
import { prunesHelp } from './comment.ts';
import { isForTrigger, saidInComment, saidInDescription, type Said } from './said.ts';

const TO_ABORT = ['pull', 'runningJobs'] as const satisfies readonly Need[];
const TO_BUILD = [
  'pull',
  'baseSha',
  'requiredContexts',
  'authorTrust',
  'actorIsBot',
  'changedFiles',
  'runningJobs',
] as const satisfies readonly Need[];
const TO_START = [
  'pull',
  'baseSha',
  'authorTrust',
  'actorTrust',
  'actorIsBot',
  'runningJobs',
] as const satisfies readonly Need[];

/** Commands whose jobs, or whose help, the changed files decide. */
const BY_FILES: readonly Command[] = [
  'test-all',
  'ok-to-test',
  'retest',
  'retest-required',
  'retest-named',
  'test-bare',
  'test-help',
];

/** A `/test` that names no job is answered with help, which lists what the changed files start. */
function dependsOnFiles({ commands, text }: Said, jobs: readonly Presubmit[]): boolean {
  if (BY_FILES.some((command) => commands.has(command))) return true;
  return commands.has('test-named') && !jobs.some(({ trigger }) => trigger.test(text));
}

function wantsOfSaid(said: Said, jobs: readonly Presubmit[]): readonly Need[] {
  const { commands } = said;
  if (!isForTrigger(said, jobs)) return [];
  const isRetest = commands.has('retest') || commands.has('retest-required');
  return [
    ...TO_START,
    ...(dependsOnFiles(said, jobs) ? (['changedFiles', 'requiredContexts'] as const) : []),
    ...(isRetest ? (['headContexts'] as const) : []),
    ...(prunesHelp(commands) ? (['botComments'] as const) : []),
  ];
}

function wantsOfComment(event: CommentMade, jobs: readonly Presubmit[]): readonly Need[] {
  if (!event.isPullRequest || !event.isOpen) return [];
  return wantsOfSaid(saidInComment(event), jobs);
}

function wantsOfChange(event: PullChanged, jobs: readonly Presubmit[]): readonly Need[] {
  switch (event.action) {
    case 'opened':
      return [...TO_BUILD, ...wantsOfSaid(saidInDescription(event), jobs)];
    case 'reopened':
    case 'ready_for_review':
    case 'synchronize':
      return TO_BUILD;
    case 'edited':
      return event.baseChanged ? TO_BUILD : [];
    case 'labeled':
      return event.label === LGTM || event.label === OK_TO_TEST ? TO_BUILD : [];
    case 'closed':
    case 'converted_to_draft':
      return TO_ABORT;
    case 'unlabeled':
      return [];
    default:
      return assertNever(event.action);
  }
}

function wantsOfJobs(event: PullEvent, presubmits: readonly Presubmit[]): readonly Need[] {
  return event.kind === 'comment-made'
    ? wantsOfComment(event, presubmits)
    : wantsOfChange(event, presubmits);
}

/** True for an event that may start jobs: what starts needs to know the base. */
export function mayStart(event: PullEvent, { presubmits }: RepoJobs): boolean {
  return wantsOfJobs(event, presubmits).includes('baseSha');
}

/**
 * The facts that an event calls for: a comment that is no command costs none. Where repositories define jobs, the bot's
 * comments tell whether people know what is wrong with them.
 */
export function wantsOf(event: PullEvent, jobs: RepoJobs): readonly Need[] {
  const wants = wantsOfJobs(event, jobs.presubmits);
  return jobs.hasInRepoConfig && mayStart(event, jobs) ? [...wants, 'botComments'] : wants;
}
