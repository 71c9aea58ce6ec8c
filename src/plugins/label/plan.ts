import type { PluginSections } from '../../config/plugins/all.ts';
import type { Decision } from '../../prowjob/decision.ts';
import { nameAmong } from '../../rules/same-name.ts';
import { answer, listed } from '../answer.ts';
import type { IssueFacts } from '../facts.ts';
import { customLabelsOf, maySet, restrictedLabelsOf } from './restricted.ts';
import type { SaidLabels } from './said.ts';

/** What is to be known of the subject and of whoever speaks. */
export type LabelFacts = Pick<IssueFacts, 'actorTeams' | 'labels' | 'repoLabels'>;

/** Sets and removes what a comment asks for, and answers what cannot be. Prow: pkg/plugins/label/label.go `handleComment`. */
export function planLabels(
  said: SaidLabels,
  facts: LabelFacts,
  sections: PluginSections,
): readonly Decision[] {
  const { add, remove, unknown } = said.commands;
  const restricted = restrictedLabelsOf(sections, said.repo);
  const isAllowed = (label: string): boolean => {
    const one = restricted.get(label);
    return one === undefined || maySet(one, said.actor, facts.actorTeams);
  };
  const onSubject = (label: string): string | undefined => nameAmong(facts.labels, label);
  const inRepo = (label: string): string | undefined => nameAmong(facts.repoLabels, label);
  const wanted = add.filter((label) => onSubject(label) === undefined);
  const unwanted = remove.filter((label) => onSubject(label) !== undefined);
  const missing = wanted.filter((label) => inRepo(label) === undefined);
  const refused = [...wanted, ...unwanted].filter(
    (label) => !isAllowed(label) && !missing.includes(label),
  );
  const problems = [
    ...refused.map((label) => refusedText(label, restricted.get(label))),
    ...unknownText(unknown, customLabelsOf(sections, said.repo)),
    ...missingText(missing),
    ...absentText(remove.filter((label) => onSubject(label) === undefined)),
  ];
  return [
    ...wanted.filter(isAllowed).flatMap((label) => change('add-label', inRepo(label), said)),
    ...unwanted
      .filter(isAllowed)
      .flatMap((label) => change('remove-label', onSubject(label), said)),
    ...answerTo(said, problems),
  ];
}

function change(
  kind: 'add-label' | 'remove-label',
  label: string | undefined,
  { author }: SaidLabels,
): readonly Decision[] {
  return label === undefined ? [] : [{ kind, label, because: `@${author} asked for it` }];
}

function answerTo(said: SaidLabels, problems: readonly string[]): readonly Decision[] {
  if (problems.length === 0) return [];
  const body = answer(said, problems.join('\n\n'));
  return [{ kind: 'comment', body, because: 'not all labels can be changed as asked for' }];
}

function refusedText(
  label: string,
  restricted: { readonly teams: readonly string[]; readonly users: readonly string[] } | undefined,
): string {
  const { teams = [], users = [] } = restricted ?? {};
  const who = [
    ...(teams.length > 0 ? [`members of the teams ${listed(teams)}`] : []),
    ...(users.length > 0 ? [`the people ${listed(users)}`] : []),
  ];
  return `The label ${listed([label])} can be set and removed only by ${who.join(' and ') || 'nobody'}.`;
}

function unknownText(labels: readonly string[], known: ReadonlySet<string>): readonly string[] {
  if (labels.length === 0) return [];
  return [
    `The label(s) ${listed(labels)} cannot be applied. These labels are supported by \`/label\`: ${listed([...known])}. ` +
      'Others have to be named in `additional_labels` or `restricted_labels` of the plugin `label`.',
  ];
}

function missingText(labels: readonly string[]): readonly string[] {
  if (labels.length === 0) return [];
  return [
    `The label(s) ${listed(labels)} cannot be applied, because the repository doesn't have them.`,
  ];
}

function absentText(labels: readonly string[]): readonly string[] {
  if (labels.length === 0) return [];
  return [`These labels cannot be removed, because they are not set here: ${listed(labels)}.`];
}
