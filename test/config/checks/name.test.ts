import { expect, it } from 'vitest';
import { periodic, presubmit, problemsOf } from '../sample.ts';

const NAMES = 'the name must be made of letters, digits, and the characters - . _';

it.each(['name: unit', 'name: "1.2_3-a"', 'name: 5'])('a job can have the %s', (line) => {
  expect(problemsOf(presubmit(line))).toEqual([]);
});

it.each([
  ['name: "a b"', 'a b'],
  ['name: a/b', 'a/b'],
  ['name: "a\\nb"', 'a b'],
])('a job cannot have the %s', (line, name) => {
  expect(problemsOf(presubmit(line))).toContain(
    `jobs.yaml:3:11: presubmit ${name} of org/repo: ${NAMES}`,
  );
});

it('a job needs a name', () => {
  expect(problemsOf(presubmit('name: ""'))).toEqual([
    `jobs.yaml:3:11: presubmit (without a name) of org/repo: ${NAMES}`,
  ]);
});

it.each([
  ['folder/job', []],
  ['folder/', [`jobs.yaml:3:11: periodic folder/: ${NAMES}`]],
])('a Jenkins job may be in a folder: %s', (name, expected) => {
  const job = periodic('interval: 1h', `name: ${name}`, 'agent: jenkins', 'spec: null');
  expect(problemsOf(job)).toEqual(expected);
});

it('a limit cannot be negative', () => {
  expect(problemsOf(presubmit('max_concurrency: -1'))).toEqual([
    'jobs.yaml:5:22: presubmit unit of org/repo: max_concurrency must not be negative; 0 is no limit',
  ]);
});
