import type { Report } from '../../../src/cli/problems/report.ts';

/** A report with some of everything, not sorted. */
export const REPORT: Report = {
  errors: [
    { file: 'jobs/b.yaml', line: 12, column: 3, says: 'it is wrong', sourceLine: '  bad: x' },
    { file: 'jobs/b.yaml', says: 'the file cannot be read' },
    {
      file: 'jobs/a.yaml',
      line: 2,
      column: 9,
      rule: 'in-repo-cluster',
      says: 'not\u001b[2J here',
    },
  ],
  warnings: [
    {
      file: 'config.yaml',
      line: 7,
      column: 1,
      rule: 'unknown-fields',
      says: 'nobody knows it',
      sourceLine: 'odd: 1',
    },
  ],
  notes: [{ file: 'plugins.yaml', line: 3, column: 5, rule: 'unknown-fields', says: 'it is so' }],
  files: 602,
  jobs: 3849,
  notChecked: ['missing-trigger'],
};

export const NOTHING: Report = {
  errors: [],
  warnings: [],
  notes: [],
  files: 1,
  jobs: 1,
  notChecked: [],
};
