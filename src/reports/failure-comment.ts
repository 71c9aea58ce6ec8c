import type { ProwJob } from '../prowjob/spec.ts';
import { failureRow, nameOf, rowsIn, tableOf, type FailureRow } from './failure-table.ts';

/** A comment of the bot itself. */
export interface OwnComment {
  readonly id: number;
  readonly body: string;
}

/** What is to be done with the comments of a pull request so that they tell what failed. */
export type CommentChange =
  | { readonly kind: 'create'; readonly body: string }
  | { readonly kind: 'edit'; readonly commentId: number; readonly body: string }
  | { readonly kind: 'delete'; readonly commentId: number };

/** The texts around the table. */
export interface CommentTexts {
  /** What the report template of operators makes of the run; may be empty. */
  readonly template: string;
  /** What the bot says of itself. */
  readonly about: string;
}

/** What marks a report. Prow: pkg/github/report/report.go `commentTag`. */
const MARK = '<!-- test report -->';
/** GitHub's limit of a comment, in characters. */
const LONGEST_COMMENT = 65_536;

/** A quote of somebody who wrote the mark has it in its middle. */
function isReport({ body }: OwnComment): boolean {
  return body.trimEnd().endsWith(`\n${MARK}`);
}

/**
 * What a run that is over changes of the report: a failure gets a new comment below what was said meanwhile, anything
 * else takes its row off the one that is there. Nothing when that tells all already, so that it may be asked again.
 * Prow: pkg/github/report/report.go `reportComment`, `parseIssueComments`.
 */
export function reportChanges(
  comments: readonly OwnComment[],
  job: ProwJob,
  texts: CommentTexts,
): readonly CommentChange[] {
  const { reports, known } = read(comments);
  const others = known.filter(({ name }) => name !== nameOf(contextOf(job)));
  if (job.status.state === 'failure') {
    const row = failureRow(job);
    const rows = [...others, row];
    const newest = reports.at(-1);
    const isTold = newest !== undefined && has(rowsIn(newest.body), row);
    if (isTold) return inOne(reports, rows, job, texts);
    return [...reports.map(deletion), creation(commentOf(job, rows, texts))];
  }
  return others.length === 0 ? reports.map(deletion) : inOne(reports, others, job, texts);
}

/**
 * The same for a summary, which tells of all runs of a commit at once. Prow: pkg/crier/reporters/github/reporter.go
 * `Report`, with `summary_comment_repos`.
 */
export function summaryChanges(
  comments: readonly OwnComment[],
  job: ProwJob,
  runs: readonly ProwJob[],
  texts: CommentTexts,
): readonly CommentChange[] {
  const { reports } = read(comments);
  const rows = runs.filter(({ status }) => status.state === 'failure').map(failureRow);
  const body = commentOf(job, rows, texts);
  const newest = reports.at(-1);
  if (newest === undefined) return [creation(body)];
  const edits = newest.body.trimEnd() === body ? [] : [edit(newest, body)];
  return [...reports.slice(0, -1).map(deletion), ...edits];
}

/** The reports, oldest first, and what they say together; of a context that several have, the newest counts. */
function read(comments: readonly OwnComment[]) {
  const reports = comments.filter(isReport).toSorted((one, other) => one.id - other.id);
  const rows = new Map<string, FailureRow>();
  for (const row of reports.flatMap(({ body }) => rowsIn(body))) rows.set(row.name, row);
  return { reports, known: [...rows.values()] };
}

/** Puts all rows into the newest report, and takes the others away. */
function inOne(
  reports: readonly OwnComment[],
  rows: readonly FailureRow[],
  job: ProwJob,
  texts: CommentTexts,
): readonly CommentChange[] {
  const newest = reports.at(-1);
  if (newest === undefined) return [];
  const before = rowsIn(newest.body);
  const isSame = before.length === rows.length && rows.every((row) => has(before, row));
  const edits = isSame ? [] : [edit(newest, commentOf(job, rows, texts))];
  return [...reports.slice(0, -1).map(deletion), ...edits];
}

/** The comment. What does not fit gives way: first the template's text, then the oldest rows. */
function commentOf(job: ProwJob, rows: readonly FailureRow[], texts: CommentTexts): string {
  for (const template of new Set([texts.template, ''])) {
    const body = textOf(job, rows, { ...texts, template });
    if (body.length <= LONGEST_COMMENT) return body;
  }
  return commentOf(job, rows.slice(Math.ceil(rows.length / 10)), { ...texts, template: '' });
}

function textOf(job: ProwJob, rows: readonly FailureRow[], { template, about }: CommentTexts) {
  const author = job.spec.refs?.pulls?.[0]?.author ?? '';
  const tests = rows.length === 1 ? 'test' : 'tests';
  const parts =
    rows.length === 0
      ? [`@${author}: all tests **passed!**`]
      : [
          `@${author}: The following ${tests} **failed**, say \`/retest\` to rerun all failed tests or ` +
            '`/retest-required` to rerun all mandatory failed tests:',
          tableOf(rows),
        ];
  const extra = template.trim() === '' ? [] : [template.trim()];
  return [...parts, ...extra, `${about}\n${MARK}`].join('\n\n');
}

function contextOf({ spec }: ProwJob): string {
  return spec.context ?? spec.job;
}

function has(rows: readonly FailureRow[], { line }: FailureRow): boolean {
  return rows.some((row) => row.line === line);
}

function creation(body: string): CommentChange {
  return { kind: 'create', body };
}

function edit({ id }: OwnComment, body: string): CommentChange {
  return { kind: 'edit', commentId: id, body };
}

function deletion({ id }: OwnComment): CommentChange {
  return { kind: 'delete', commentId: id };
}
