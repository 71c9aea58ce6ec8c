import type { PluginSections } from '../../config/plugins/all.ts';
import type { PullEvent } from '../../events/event.ts';
import type { RepoName } from '../../prowjob/ids.ts';
import { commandText } from '../../rules/command-text.ts';
import { nameAmong } from '../../rules/same-name.ts';
import type { Answered } from '../answer.ts';
import { type LabelCommands, labelCommandsIn } from './commands.ts';
import { customLabelsOf, restrictedLabelsOf } from './restricted.ts';

/** What somebody said that names labels. */
export interface SaidLabels extends Answered {
  readonly repo: RepoName;
  /** Who is asked whether that person may. */
  readonly actor: string;
  readonly commands: LabelCommands;
}

/** A comment, or the description of a new pull request or issue; `undefined` when it names no label. */
export function saidLabels(event: PullEvent, sections: PluginSections): SaidLabels | undefined {
  const { actor, repo } = event;
  const said = event.kind === 'comment-made' ? event : { ...event.pull, body: event.body };
  if (said.body === '') return undefined;
  const commands = labelCommandsIn(commandText(said.body), customLabelsOf(sections, repo));
  const { add, remove, unknown } = commands;
  if (add.length + remove.length + unknown.length === 0) return undefined;
  return { author: said.author, body: said.body, link: said.link, actor, repo, commands };
}

/** The teams that guard the labels of a comment, by slug, unless whoever made it is named as a person. */
export function teamsInQuestion(event: PullEvent, sections: PluginSections): readonly string[] {
  const said = saidLabels(event, sections);
  if (said === undefined) return [];
  const restricted = restrictedLabelsOf(sections, said.repo);
  const teams = [...said.commands.add, ...said.commands.remove].flatMap((label) => {
    const one = restricted.get(label);
    if (one === undefined || nameAmong(one.users, said.actor) !== undefined) return [];
    return one.teams;
  });
  return [...new Set(teams)];
}
