import { expect, it } from 'vitest';
import { presubmit, problemsOf } from '../sample.ts';

const LABEL = 'labels: {prow.k8s.io/gerrit-report-label: Verified}';

it('a job that reports may have a label to report to', () => {
  expect(problemsOf(presubmit(LABEL))).toEqual([]);
});

it('a job that does not report may not', () => {
  expect(problemsOf(presubmit(LABEL, 'skip_report: true'))).toEqual([
    'jobs.yaml:6:18: presubmit unit of org/repo: the label prow.k8s.io/gerrit-report-label and skip_report exclude each other',
  ]);
});
