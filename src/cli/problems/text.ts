import { problemText } from '../../config/problem.ts';
import type { Problem } from '../../config/problem.ts';
import { printable } from './cells.ts';
import { excerptOf } from './excerpt.ts';
import { sorted } from './report.ts';
import type { Report, Severity } from './report.ts';

/** What part of the output a text is; a terminal with colours shows each its own way. */
export type Role = Severity | 'place' | 'aside';

/** Dresses a text up, or leaves it as it is. */
export type Paint = (role: Role, text: string) => string;

/** The output for people: errors, warnings, notes, then what was checked, in a line. */
export function reportText(report: Report, paint: Paint): string {
  const { errors, warnings, notes } = report;
  const found = [
    problemsText(errors, 'error', paint),
    problemsText(warnings, 'warning', paint),
    problemsText(notes, 'note', paint),
  ].join('');
  const gap = found === '' ? '' : '\n';
  return `${found}${gap}${summary(report)}\n`;
}

/** Each problem with the line that it is in, and a caret under the place. */
export function problemsText(
  problems: readonly Problem[],
  severity: Severity,
  paint: Paint,
): string {
  return sorted(problems)
    .map((problem) => problemLines(problem, severity, paint))
    .join('');
}

function problemLines(problem: Problem, severity: Severity, paint: Paint): string {
  const says = `${severity === 'error' ? '' : `${severity}: `}${problem.says}`;
  const rule = problem.rule === undefined ? '' : ` ${paint('aside', `[${problem.rule}]`)}`;
  const placed = printable(problemText({ ...problem, says: '' })).trimEnd();
  const first = `${paint('place', placed)} ${paint(severity, printable(says))}${rule}\n`;
  const shown = excerptOf(problem);
  if (!shown) return first;
  const number = String(problem.line ?? '').padStart(5);
  const caret = `${' '.repeat(shown.indent)}${paint(severity, '^')}`;
  const gutter = paint('aside', '|');
  return `${first}${paint('aside', number)} ${gutter} ${shown.line}\n      ${gutter} ${caret}\n`;
}

/** "2 problems, 1 warning in 602 files, 3,849 jobs" */
function summary({ errors, warnings, notes, files, jobs, notChecked }: Report): string {
  const problems = errors.length === 0 ? 'no problems' : counted(errors.length, 'problem');
  const warned = warnings.length === 0 ? '' : `, ${counted(warnings.length, 'warning')}`;
  const noted = notes.length === 0 ? '' : `, ${counted(notes.length, 'note')}`;
  const left =
    notChecked.length === 0
      ? ''
      : `; not checked without --plugin-config: ${notChecked.join(', ')}`;
  return `${problems}${warned}${noted} in ${counted(files, 'file')}, ${counted(jobs, 'job')}${left}`;
}

function counted(count: number, word: string): string {
  return `${count.toLocaleString('en-US')} ${word}${count === 1 ? '' : 's'}`;
}
