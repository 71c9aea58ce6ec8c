import type { PullEvent } from '../../events/event.ts';
import type { Decision } from '../../prowjob/decision.ts';
import { fullName } from '../../prowjob/ids.ts';
import { withoutCodeBlocks } from '../../rules/code-blocks.ts';
import { END, SPACE, START } from '../../rules/go-lines.ts';
import { HOLD } from '../../rules/pull-labels.ts';
import type { PullFacts } from '../facts.ts';
import { definePlugin } from '../plugin.ts';
import { HOLD_HELP } from './hold-help.ts';

const COMMAND = new RegExp(`${START}/hold(?:${SPACE}[^\\n]*)?${END}`, 'i');
const CANCEL = new RegExp(
  `${START}/(?:remove-hold|hold${SPACE}+cancel|unhold)${SPACE}*${END}`,
  'i',
);

/** Keeps pull requests from being merged. Prow: pkg/plugins/hold/hold.go. */
export const hold = definePlugin({
  name: 'hold',
  help: HOLD_HELP,
  needs: ['pull'],
  wants: (event) => (commandOf(event) || isAboutLabel(event) ? ['pull'] : []),
  planPull(event, { pull }) {
    const command = commandOf(event);
    return command ? obey(command, event, pull) : followLabel(event, pull);
  },
  planPush: () => [],
});

type Command = 'hold' | 'release';

/** What a comment, or the description of a new pull request, asks for; that it be released wins. */
function commandOf(event: PullEvent): Command | undefined {
  if (event.kind === 'comment-made' && !event.isPullRequest) return undefined;
  const text = withoutCodeBlocks(event.body);
  if (CANCEL.test(text)) return 'release';
  return COMMAND.test(text) ? 'hold' : undefined;
}

function obey(command: Command, { actor }: PullEvent, pull: PullFacts): readonly Decision[] {
  const isHeld = pull.labels.includes(HOLD);
  if (command === 'hold') {
    const because = `@${actor} commented /hold`;
    const by = `/hold of ${fullName(pull)}#${String(pull.number)} by @${actor}`;
    const label: readonly Decision[] = isHeld ? [] : [{ kind: 'add-label', label: HOLD, because }];
    return [...label, { kind: 'hold-pull', by, because }];
  }
  const because = `@${actor} took the hold back`;
  const label: readonly Decision[] = isHeld ? [{ kind: 'remove-label', label: HOLD, because }] : [];
  return [...label, { kind: 'release-pull', because }];
}

/** Whoever may label may hold: the label is what counts, however it came there. */
function isAboutLabel(event: PullEvent): boolean {
  if (event.kind !== 'pull-changed' || event.label !== HOLD) return false;
  return event.action === 'labeled' || event.action === 'unlabeled';
}

function followLabel(event: PullEvent, pull: PullFacts): readonly Decision[] {
  if (!isAboutLabel(event)) return [];
  if (!pull.labels.includes(HOLD)) {
    return [{ kind: 'release-pull', because: `it has the label ${HOLD} no more` }];
  }
  const by = `the label ${HOLD} of ${fullName(pull)}#${String(pull.number)}`;
  return [{ kind: 'hold-pull', by, because: `it has the label ${HOLD}` }];
}
