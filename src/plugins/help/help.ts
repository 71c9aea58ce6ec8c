import type { PluginSections } from '../../config/plugins/all.ts';
import type { CommentMade } from '../../events/event.ts';
import type { Decision } from '../../prowjob/decision.ts';
import { commandText } from '../../rules/command-text.ts';
import { END, SPACE, START } from '../../rules/go-lines.ts';
import { nameAmong } from '../../rules/same-name.ts';
import { answer } from '../answer.ts';
import type { BotComment, IssueFacts } from '../facts.ts';
import { definePlugin } from '../plugin.ts';
import { HELP_HELP } from './help-help.ts';
import { GOOD_FIRST_ISSUE, HELP_WANTED } from './help-labels.ts';
import { helpWantedText, isHelpWantedText, isNewcomerText, newcomerText } from './help-texts.ts';

/** Marks issues that contributors may take. Prow: pkg/plugins/help/help.go. */
export const help = definePlugin({
  name: 'help',
  help: HELP_HELP,
  needs: [],
  wants: () => [],
  planPull: () => [],
  planPush: () => [],
  onIssue: {
    needs: ['labels', 'botComments'],
    wants(said) {
      if (!said.isOpen) return [];
      const commands = commandsOf(said);
      if (commands.some(isRemoval)) return ['labels', 'botComments'];
      return commands.length > 0 ? ['labels'] : [];
    },
    plan: planHelp,
  },
});

type Command = 'remove-help' | 'good-first-issue' | 'help' | 'remove-good-first-issue';

/** In the order in which they count: of several, the first that changes anything. */
const COMMANDS: readonly Command[] = [
  'remove-help',
  'good-first-issue',
  'help',
  'remove-good-first-issue',
];

/** Prow: pkg/plugins/help/help.go `helpRe` and its kin. */
const PATTERNS = new Map(
  COMMANDS.map((name) => [name, new RegExp(`${START}/${name}${SPACE}*${END}`, 'i')]),
);

function commandsOf({ body }: CommentMade): readonly Command[] {
  const text = commandText(body);
  return COMMANDS.filter((command) => PATTERNS.get(command)?.test(text));
}

function isRemoval(command: Command): boolean {
  return command === 'remove-help' || command === 'remove-good-first-issue';
}

type Facts = Pick<IssueFacts, 'botComments' | 'labels'>;

function planHelp(said: CommentMade, facts: Facts, sections: PluginSections): readonly Decision[] {
  for (const command of commandsOf(said)) {
    const decisions = planCommand(command, said, facts, sections);
    if (decisions.length > 0) return decisions;
  }
  return [];
}

/** What is so already needs nothing. Prow: pkg/plugins/help/help.go `handle`. */
function planCommand(
  command: Command,
  said: CommentMade,
  { labels, botComments }: Facts,
  sections: PluginSections,
): readonly Decision[] {
  const because = `@${said.author} commented /${command}`;
  const has = (label: string): boolean => nameAmong(labels, label) !== undefined;
  const add = (label: string): readonly Decision[] =>
    has(label) ? [] : [{ kind: 'add-label', label, because }];
  const remove = (label: string, isTold: (body: string) => boolean): readonly Decision[] =>
    has(label)
      ? [{ kind: 'remove-label', label, because }, ...stale(botComments, isTold, because)]
      : [];
  const tell = (text: typeof helpWantedText): readonly Decision[] => {
    const body = text(sections, (message) => answer(said, message));
    return [{ kind: 'comment', body, because }];
  };
  const newcomer = (): readonly Decision[] => remove(GOOD_FIRST_ISSUE, isNewcomerText);
  switch (command) {
    case 'remove-help':
      if (!has(HELP_WANTED)) return [];
      return [...remove(HELP_WANTED, isHelpWantedText), ...newcomer()];
    case 'good-first-issue':
      if (has(GOOD_FIRST_ISSUE)) return [];
      return [...add(GOOD_FIRST_ISSUE), ...add(HELP_WANTED), ...tell(newcomerText)];
    case 'help':
      if (has(HELP_WANTED)) return [];
      return [...add(HELP_WANTED), ...tell(helpWantedText)];
    case 'remove-good-first-issue':
      return newcomer();
  }
}

function stale(
  comments: readonly BotComment[],
  isTold: (body: string) => boolean,
  because: string,
): readonly Decision[] {
  return comments
    .filter(({ body }) => isTold(body))
    .map(({ id }) => ({ kind: 'delete-comment', commentId: id, because }));
}
