import { expect, it } from 'vitest';
import { reportJson } from '../../../src/cli/problems/json.ts';
import { REPORT } from './sample-report.ts';

it('is the same report for programs', () => {
  expect(JSON.parse(reportJson(REPORT))).toEqual({
    version: 1,
    problems: [
      {
        severity: 'error',
        rule: 'in-repo-cluster',
        file: 'jobs/a.yaml',
        line: 2,
        column: 9,
        message: 'not\u001b[2J here',
      },
      {
        severity: 'error',
        rule: 'invalid-configuration',
        file: 'jobs/b.yaml',
        message: 'the file cannot be read',
      },
      {
        severity: 'error',
        rule: 'invalid-configuration',
        file: 'jobs/b.yaml',
        line: 12,
        column: 3,
        message: 'it is wrong',
        sourceLine: '  bad: x',
      },
      {
        severity: 'warning',
        rule: 'unknown-fields',
        file: 'config.yaml',
        line: 7,
        column: 1,
        message: 'nobody knows it',
        sourceLine: 'odd: 1',
      },
      {
        severity: 'note',
        rule: 'unknown-fields',
        file: 'plugins.yaml',
        line: 3,
        column: 5,
        message: 'it is so',
      },
    ],
    counts: { errors: 3, warnings: 1, notes: 1, files: 602, jobs: 3849 },
    notChecked: ['missing-trigger'],
  });
});
