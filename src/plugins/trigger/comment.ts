import type { Decision, DeleteComment, PostComment } from '../../prowjob/decision.ts';
import { LABEL } from '../../prowjob/labels.ts';
import type { Command } from '../../rules/commands.ts';
import type { PullRequestFacts } from '../facts.ts';
import type { RepoJobs } from '../repo-jobs.ts';
import { answer } from '../answer.ts';
import { barred, commandGate, commandTrust, judgeAsked, type Saying } from './asked.ts';
import { helpNote, helpText, isHelpText } from './job-help.ts';
import { approveTesting, dropNeedsOkToTest, revokeTesting } from './ok-to-test.ts';
import { honoured, isForTrigger } from './said.ts';
import { tellSkipped } from './skipped.ts';
import { startDecisions } from './start.ts';
import { ONLY_TRUSTED_CANCEL_TEXT, untrustedText } from './trust-texts.ts';

/** On each prow job that a retest starts. Prow: pkg/kube/prowjob.go `RetestLabel`. */
const RETEST = { [LABEL.isRetest]: 'true' };

/** A command that starts jobs makes earlier help stale. Prow: pkg/pjutil/help.go `ShouldRespondByPruningHelp`. */
const PRUNING: readonly Command[] = [
  'test-all',
  'test-named',
  'test-manual-required',
  'retest',
  'retest-required',
];

/** True when the commands make the bot delete its earlier help. */
export function prunesHelp(commands: ReadonlySet<Command>): boolean {
  return PRUNING.some((command) => commands.has(command));
}

function reply({ said }: Saying, text: string, because: string): PostComment {
  return { kind: 'comment', body: answer(said, text), because };
}

function staleHelp({ botComments }: PullRequestFacts): readonly DeleteComment[] {
  return botComments
    .filter(({ body }) => isHelpText(body))
    .map(({ id }) => ({
      kind: 'delete-comment',
      commentId: id,
      because: 'a newer command makes this help stale',
    }));
}

function planRevoke(saying: Saying, { pull }: PullRequestFacts): readonly Decision[] {
  if (saying.trust.run) return revokeTesting(pull.labels, saying.said.author);
  return [reply(saying, ONLY_TRUSTED_CANCEL_TEXT, saying.trust.why)];
}

function planJobs(saying: Saying, facts: PullRequestFacts, jobs: RepoJobs): readonly Decision[] {
  const { commands } = saying.said;
  const judged = judgeAsked(saying, facts, jobs);
  const note = helpNote(commands, judged.filter(({ verdict }) => verdict.run).length);
  if (note !== undefined) {
    const because = note === '' ? 'the comment asks which jobs there are' : note;
    return [reply(saying, helpText(note, facts, jobs.presubmits), because)];
  }
  const isRetest = commands.has('retest') || commands.has('retest-required');
  const gate = commandGate(saying, facts);
  return [
    ...(prunesHelp(commands) ? staleHelp(facts) : []),
    ...startDecisions(barred(judged, gate), facts, isRetest ? RETEST : {}),
    ...(gate ? [] : tellSkipped(judged, facts, jobs)),
  ];
}

/**
 * What to do about a comment on a pull request. Prow: pkg/plugins/trigger/generic-comment.go `handleGenericComment`.
 */
export function planComment(
  saying: Saying,
  facts: PullRequestFacts,
  jobs: RepoJobs,
): readonly Decision[] {
  const { said } = saying;
  const { labels, isOpen } = facts.pull;
  if (!isOpen || facts.actorIsBot || !isForTrigger(said, jobs.presubmits)) return [];
  const trust = commandTrust(saying, facts);
  if (!trust.run) return [reply(saying, untrustedText(jobs.trigger), trust.why)];
  const commands = honoured(said, jobs.trigger);
  if (commands.has('ok-to-test-cancel')) return planRevoke(saying, facts);
  const relabel = commands.has('ok-to-test')
    ? approveTesting(labels, said.author)
    : dropNeedsOkToTest(labels);
  return [...relabel, ...planJobs(saying, facts, jobs)];
}
