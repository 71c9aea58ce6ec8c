import { expect, it } from 'vitest';
import { problemText } from '../../../src/config/problem.ts';
import { load, presubmit } from '../sample.ts';

it.each([
  [
    'V72 an unknown field of a job',
    presubmit('always_runs: true'),
    'jobs.yaml:5:18: the field always_runs is not known here: it is ignored',
  ],
  [
    'V72 an unknown field at the top',
    `presubmit: []\n${presubmit()}`,
    'jobs.yaml:1:12: the field presubmit is not known here: it is ignored',
  ],
  [
    'V72 an unknown field of a Pod',
    presubmit('spec: {containers: [{image: a, command: [b], comand: [c]}]}'),
    'jobs.yaml:4:58: the field comand is not known here: it is ignored',
  ],
  [
    'V72 a key that stands twice',
    presubmit('optional: true', 'optional: false'),
    'jobs.yaml:6:5: the key optional stands twice in this map: the last one counts',
  ],
])('%s is told and loads, as in Prow', (_kind, jobs, warning) => {
  const loaded = load(jobs);
  expect(loaded.ok && loaded.warnings.map(problemText)).toEqual([warning]);
  expect(loaded.ok && loaded.warnings.map(({ rule }) => rule)).toEqual(['unknown-fields']);
});
