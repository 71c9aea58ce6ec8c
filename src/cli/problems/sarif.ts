import type { Rule } from '../../config/lint/rule.ts';
import type { Problem } from '../../config/problem.ts';
import { INVALID, PROBLEM_KINDS } from '../../config/problem-kinds.ts';
import type { ProblemKind } from '../../config/problem-kinds.ts';
import { sorted } from './report.ts';
import type { Report, Severity } from './report.ts';

const SCHEMA =
  'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

const DOCUMENTATION = 'See docs/checkconfig.md of prowflow.';

/** What a report needs to become SARIF. */
export interface SarifContext {
  /** Every lint that there is, whether it found something or not. */
  readonly rules: readonly Pick<Rule, 'name' | 'help'>[];
  /** The address of a file: relative to the working directory, where it is below that. */
  readonly uriOf: (file: string) => string;
}

/** A report as SARIF 2.1.0, which code scanning services read. OASIS: Static Analysis Results Interchange Format. */
export function reportSarif(report: Report, { rules, uriOf }: SarifContext): string {
  const lints = rules.map(({ name, help }) => ({ name, help, level: 'warning' }) as const);
  const all = [...PROBLEM_KINDS, ...lints];
  const indexes = new Map(all.map(({ name }, index) => [name, index]));
  const result = (level: Severity) => (problem: Problem) => ({
    ruleId: problem.rule ?? INVALID,
    ruleIndex: indexes.get(problem.rule ?? INVALID),
    level,
    message: { text: problem.says },
    locations: [{ physicalLocation: locationOf(problem, uriOf) }],
  });
  const run = {
    tool: { driver: { name: 'prowflow', rules: all.map(descriptorOf) } },
    columnKind: 'utf16CodeUnits',
    results: [
      ...sorted(report.errors).map(result('error')),
      ...sorted(report.warnings).map(result('warning')),
      ...sorted(report.notes).map(result('note')),
    ],
  };
  return `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, undefined, 2)}\n`;
}

function descriptorOf({ name, help, level }: ProblemKind): object {
  return {
    id: name,
    shortDescription: { text: help },
    help: { text: `${help} ${DOCUMENTATION}` },
    defaultConfiguration: { level },
  };
}

function locationOf(
  { file, line, column, sourceLine }: Problem,
  uriOf: SarifContext['uriOf'],
): object {
  const artifactLocation = { uri: uriOf(file) };
  if (line === undefined) return { artifactLocation };
  const region = {
    startLine: line,
    ...(column !== undefined && { startColumn: column }),
    ...(sourceLine && { snippet: { text: sourceLine } }),
  };
  return { artifactLocation, region };
}
