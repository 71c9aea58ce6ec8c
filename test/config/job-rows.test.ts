import { expect, it } from 'vitest';
import { jobRows } from '../../src/config/job-rows.ts';
import { configOf, periodic, postsubmit, presubmit } from './sample.ts';

it('rows are presubmits, then postsubmits, then periodics, each with its fields', () => {
  const jobs = [periodic('name: nightly', 'interval: 1h'), postsubmit('name: push'), presubmit()];
  const rows = jobRows(configOf(jobs.join('\n')));
  expect(rows.map(({ kind, repo, name }) => [kind, repo, name])).toEqual([
    ['presubmit', 'org/repo', 'unit'],
    ['postsubmit', 'org/repo', 'push'],
    ['periodic', undefined, 'nightly'],
  ]);
  expect(rows[2]?.job).toMatchObject({ name: 'nightly', interval: '1h', cluster: 'default' });
});
