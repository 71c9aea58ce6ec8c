import type { Presubmit } from '../../config/config.ts';
import type { Command } from '../../rules/commands.ts';
import { AUTOMATIC_BUILD } from '../../rules/selection.ts';
import { judgePresubmits } from '../../rules/judge-presubmits.ts';
import type { PullRequestFacts } from '../facts.ts';

/** Prow: pkg/pjutil/help.go. Its bots are told by these sentences, so an old comment of Prow's is known as well. */
const NOTES = {
  bare: 'The `/test` command needs one or more targets.',
  retestNamed: 'The `/retest` command does not accept any targets.',
  unknown: 'The specified target(s) for `/test` were not found.',
  nothing: 'No jobs can be run with `/test all`.',
} as const;
const LIST = 'The following commands are available to trigger';

/**
 * The note that a comment deserves help with; `undefined` when it does not. An empty note is for those who ask.
 * Prow: pkg/pjutil/help.go `ShouldRespondWithHelp`.
 */
export function helpNote(commands: ReadonlySet<Command>, jobsToRun: number): string | undefined {
  if (commands.has('test-help')) return '';
  if (commands.has('test-bare')) return NOTES.bare;
  if (commands.has('retest-named')) return NOTES.retestNamed;
  if (jobsToRun > 0) return undefined;
  if (commands.has('test-all')) return NOTES.nothing;
  return commands.has('test-named') ? NOTES.unknown : undefined;
}

/** True for a comment of the bot that a later command makes stale. Prow: pkg/pjutil/help.go `IsHelpComment`. */
export function isHelpText(body: string): boolean {
  return [...Object.values(NOTES), LIST].some((sentence) => body.includes(sentence));
}

function listed(names: Iterable<string>): string {
  return [...new Set(names)]
    .sort()
    .map((name) => `\n\`\`\`\n${name}\n\`\`\``)
    .join('');
}

function commandList(what: string, jobs: readonly Presubmit[]): readonly string[] {
  if (jobs.length === 0) return [];
  return [`${LIST} ${what} jobs:${listed(jobs.map((job) => job.rerunCommand))}`];
}

function testAllText(
  automatic: readonly Presubmit[],
  here: readonly Presubmit[],
): readonly string[] {
  const commands = new Set(here.map(({ rerunCommand }) => rerunCommand));
  const names = new Set(automatic.map(({ name }) => name));
  if (names.size === commands.size) return ['Use `/test all` to run all jobs.'];
  if (names.size === 0) return [];
  return [
    `Use \`/test all\` to run the following jobs that were automatically triggered:${listed(names)}`,
  ];
}

/** The jobs of the pull request's branch and how to start them. Prow: pkg/pjutil/help.go `HelpMessage`. */
export function helpText(
  note: string,
  { pull, changedFiles }: PullRequestFacts,
  presubmits: readonly Presubmit[],
): string {
  const change = { branch: pull.baseRef, changedFiles };
  const here = presubmits.filter(({ branches }) => branches.shouldRun(pull.baseRef).run);
  if (here.length === 0) {
    return `No presubmit jobs available for ${pull.org}/${pull.repo}@${pull.baseRef}`;
  }
  const automatic = judgePresubmits(here, AUTOMATIC_BUILD, change).flatMap(({ job, verdict }) =>
    verdict.run ? [job] : [],
  );
  return [
    ...(note === '' ? [] : [note]),
    ...commandList(
      'required',
      here.filter(({ optional }) => !optional),
    ),
    ...commandList(
      'optional',
      here.filter(({ optional }) => optional),
    ),
    ...testAllText(automatic, here),
  ].join('\n\n');
}
