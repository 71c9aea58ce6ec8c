import type { Presubmit, TriggerSettings } from '../../config/config.ts';
import type { CommentMade, PullChanged } from '../../events/event.ts';
import { withoutCodeBlocks } from '../../rules/code-blocks.ts';
import { commandsIn, type Command } from '../../rules/commands.ts';
import type { Answered } from '../answer.ts';

/** A comment, or the description of a new pull request, as far as it may hold commands. */
export interface Said extends Answered {
  /** Without code blocks: a command that is only quoted is none. */
  readonly text: string;
  readonly commands: ReadonlySet<Command>;
}

function saidIn({ author, body, link }: Answered): Said {
  const text = withoutCodeBlocks(body);
  return { author, body, link, text, commands: commandsIn(text) };
}

/** What a comment says. */
export function saidInComment(event: CommentMade): Said {
  return saidIn(event);
}

/** What the description of a new pull request says. Prow: pkg/hook/events.go hands it on as a comment. */
export function saidInDescription({ pull, body }: PullChanged): Said {
  return saidIn({ author: pull.author, link: pull.link, body });
}

/**
 * Does it concern this plugin? Prow: pkg/plugins/trigger/generic-comment.go `commentMatchesTrigger`, where
 * `/test ?`, `/test` and `/retest X` ask for help.
 */
export function isForTrigger({ commands, text }: Said, jobs: readonly Presubmit[]): boolean {
  return commands.size > 0 || jobs.some(({ trigger }) => trigger.test(text));
}

/** The commands that count in this repository: one may do without `/ok-to-test`. */
export function honoured(
  { commands }: Said,
  { ignoreOkToTest }: TriggerSettings,
): ReadonlySet<Command> {
  if (!ignoreOkToTest) return commands;
  return new Set(
    [...commands].filter((one) => one !== 'ok-to-test' && one !== 'ok-to-test-cancel'),
  );
}
