import type { Problem } from '../../config/problem.ts';
import { INVALID } from '../../config/problem-kinds.ts';
import { sorted } from './report.ts';
import type { Report, Severity } from './report.ts';

/** The output for programs; `version` changes when a field changes its meaning or goes. */
interface ReportJson {
  readonly version: 1;
  readonly problems: readonly ProblemJson[];
  readonly counts: {
    readonly errors: number;
    readonly warnings: number;
    readonly notes: number;
    readonly files: number;
    readonly jobs: number;
  };
  /** Rules that were to run and had nothing to look at. */
  readonly notChecked: readonly string[];
}

interface ProblemJson {
  readonly severity: Severity;
  readonly rule: string;
  readonly file: string;
  /** Counted from 1, like the column, which counts UTF-16 units. Absent when the whole file is meant. */
  readonly line?: number;
  readonly column?: number;
  readonly message: string;
  /** The line that the problem is in. */
  readonly sourceLine?: string;
}

/** A report as JSON, errors first. */
export function reportJson(report: Report): string {
  const { errors, warnings, notes, files, jobs, notChecked } = report;
  const json: ReportJson = {
    version: 1,
    problems: [
      ...sorted(errors).map((problem) => problemJson(problem, 'error')),
      ...sorted(warnings).map((problem) => problemJson(problem, 'warning')),
      ...sorted(notes).map((problem) => problemJson(problem, 'note')),
    ],
    counts: {
      errors: errors.length,
      warnings: warnings.length,
      notes: notes.length,
      files,
      jobs,
    },
    notChecked,
  };
  return `${JSON.stringify(json, undefined, 2)}\n`;
}

function problemJson(problem: Problem, severity: ProblemJson['severity']): ProblemJson {
  const { file, line, column, rule = INVALID, says: message, sourceLine } = problem;
  return {
    severity,
    rule,
    file,
    ...(line !== undefined && { line }),
    ...(column !== undefined && { column }),
    message,
    ...(sourceLine && { sourceLine }),
  };
}
