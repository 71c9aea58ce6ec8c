import { problemText, type Problem } from '../../config/problem.ts';
import { ABOUT_THIS_BOT } from '../../prowjob/about-this-bot.ts';

/** Nobody sees it; the bot finds its comment by it. A comment that only quotes it does not begin with it. */
const MARKER = '<!-- prowflow: in-repo configuration -->';

/** Who has read so many mends them, and sees the others then. */
const MOST_TOLD = 20;

/** True for the comment that tells what is wrong with the jobs of a repository's own. */
export function isInRepoText(body: string): boolean {
  return body.startsWith(MARKER);
}

/** True when two comments say the same; the code host may change how lines end. */
export function saysTheSame(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

function plain(body: string): string {
  return body.replaceAll('\r', '').trim();
}

/**
 * What is wrong with the jobs that a pull request defines. The text of problems comes from whoever wrote the files: in a
 * code block it calls nobody, and the fence is longer than any it could close it with.
 */
export function inRepoText(problems: readonly Problem[]): string {
  const told = problems.slice(0, MOST_TOLD).map(oneLine);
  const rest = problems.length - told.length;
  const fence = fenceAround(told);
  return [
    MARKER,
    'The jobs in `.prow.yaml` or `.prow/` of this pull request do not run, because something is wrong there:',
    '',
    fence,
    ...told,
    fence,
    ...(rest > 0 ? ['', `and ${String(rest)} more.`] : []),
    '',
    'Jobs that operators define run as usual. Once a new commit mends this, this comment goes.',
    '',
    ABOUT_THIS_BOT,
  ].join('\n');
}

function oneLine(problem: Problem): string {
  return problemText(problem).replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
}

function fenceAround(lines: readonly string[]): string {
  const runs = lines.flatMap((line) => line.match(/`+/g) ?? []);
  return '`'.repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
}
