import { LABEL } from '../prowjob/labels.ts';
import type { ProwJob } from '../prowjob/spec.ts';

/** One failed test in a report comment. */
export interface FailureRow {
  /** The name that tells rows apart, as it stands in the table. */
  readonly name: string;
  /** The whole row. */
  readonly line: string;
}

/** The heading of the table. Prow: pkg/github/report/report.go `createComment`. */
const HEADING = [
  'Test name | Commit | Details | Required | Rerun command',
  '--- | --- | --- | --- | ---',
];

const BETWEEN = ' | ';
/** Contexts and commands are short; what a repository's own job says must not fill a comment. */
const MOST_CHARACTERS = 300;

/** The row of a run that failed. Prow: pkg/github/report/report.go `createEntry`. */
export function failureRow({ metadata, spec, status }: ProwJob): FailureRow {
  const name = nameOf(spec.context ?? spec.job);
  const cells = [
    name,
    cell(spec.refs?.pulls?.[0]?.sha ?? ''),
    `[link](${cell(status.url ?? '')})`,
    isRequired(metadata.labels?.[LABEL.isOptional]),
    `\`${cell(spec.rerun_command ?? '').replaceAll('`', "'")}\``,
  ];
  return { name, line: cells.join(BETWEEN) };
}

/** How a context stands in the table. */
export function nameOf(context: string): string {
  // A zero-width space keeps what a repository calls its jobs from calling people.
  return cell(context).replaceAll('<', '&lt;').replaceAll('@', '@\u200b');
}

/** The table of a report comment, read back. Prow: pkg/github/report/report.go `parseIssueComments`. */
export function rowsIn(comment: string): readonly FailureRow[] {
  const lines = comment.split(/\r?\n/);
  const start = lines.findIndex((line) => line.startsWith('---')) + 1;
  if (start === 0) return [];
  const rest = lines.slice(start);
  const end = rest.findIndex((line) => line.trim() === '');
  return rest.slice(0, end === -1 ? rest.length : end).map((line) => ({
    name: (line.split(BETWEEN)[0] ?? '').trim(),
    line,
  }));
}

/** The table as Markdown. */
export function tableOf(rows: readonly FailureRow[]): string {
  return [...HEADING, ...rows.map(({ line }) => line)].join('\n');
}

/** Text that ends neither the cell nor the row. */
function cell(text: string): string {
  return text.slice(0, MOST_CHARACTERS).replace(/\s+/g, ' ').trim().replaceAll('|', '\\|');
}

/** Only presubmits say. Prow: pkg/github/report/report.go `createEntry`. */
function isRequired(isOptional: string | undefined): string {
  if (isOptional === undefined) return 'unknown';
  return isOptional === 'true' ? 'false' : 'true';
}
