import { END, INK, SPACE, START } from './go-lines.ts';

/** Prow: pkg/pjutil/filter.go and help.go, the `…Re` patterns. Case matters; a command starts its line. */
const COMMANDS = {
  'test-all': new RegExp(`${START}/test all,?(${END}|${SPACE})`),
  'test-help': new RegExp(`${START}/test[ \\t]*\\?${SPACE}*${END}`),
  'test-bare': new RegExp(`${START}/test${SPACE}*${END}`),
  'test-named': new RegExp(`${START}/test[ \\t]+${INK}`),
  'test-manual-required': new RegExp(`${START}/test-manual-required${SPACE}*${END}`),
  retest: new RegExp(`${START}/retest${SPACE}*${END}`),
  'retest-required': new RegExp(`${START}/retest-required${SPACE}*${END}`),
  'retest-named': new RegExp(`${START}/retest[ \\t]+${INK}`),
  'ok-to-test': new RegExp(`${START}/ok-to-test${SPACE}*${END}`),
  'ok-to-test-cancel': new RegExp(`${START}/ok-to-test${SPACE}+cancel${SPACE}*${END}`),
} satisfies Record<string, RegExp>;

/** A command of the trigger plugin that has a fixed form; a job's own trigger is a pattern of its own. */
export type Command = keyof typeof COMMANDS;

/**
 * The commands in a comment. `test-named` is anything after `/test`, so `/test all` and `/test ?` are that as well.
 * Give it the text without code blocks.
 */
export function commandsIn(text: string): ReadonlySet<Command> {
  const found = new Set<Command>();
  if (!text.includes('/')) return found;
  let command: Command;
  for (command in COMMANDS) if (COMMANDS[command].test(text)) found.add(command);
  return found;
}
