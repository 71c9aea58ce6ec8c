import type { JobAnswer } from '../rules/job-verdict.ts';

function rowOf(answer: JobAnswer): readonly [string, string, string] {
  if (answer.run) return ['yes', answer.job, answer.why];
  return ['no', answer.job, `${answer.why}; would run if ${answer.wouldRunIf}`];
}

/** Answers for people: a line for each job, those that run first. */
export function explainTable(answers: readonly JobAnswer[]): string {
  const ordered = [...answers].sort((one, other) => Number(other.run) - Number(one.run));
  const rows = [['RUNS', 'JOB', 'WHY'] as const, ...ordered.map(rowOf)];
  const width = Math.max(...rows.map(([, job]) => job.length));
  return rows.map(([run, job, why]) => `${run.padEnd(4)}  ${job.padEnd(width)}  ${why}\n`).join('');
}
