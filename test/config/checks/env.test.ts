import { expect, it } from 'vitest';
import { periodic, postsubmit, presubmit, problemsOf } from '../sample.ts';

function env(...names: readonly string[]): string {
  const vars = names.map((name) => `{name: ${name}, value: x}`).join(', ');
  return `spec: {containers: [{command: [x], env: [${vars}]}]}`;
}

it.each([
  ['presubmit', presubmit(env('HOME', 'GOPATH'))],
  ['postsubmit', postsubmit(env('PULL_NUMBER'))],
  ['periodic', periodic(env('PULL_NUMBER', 'REPO_NAME', 'SRC_HOST'), 'cron: "0 * * * *"')],
])('a %s may set what it is not given', (_kind, job) => {
  expect(problemsOf(job)).toEqual([]);
});

it.each([
  ['presubmit', presubmit(env('PULL_NUMBER')), 'PULL_NUMBER'],
  ['postsubmit', postsubmit(env('PULL_BASE_SHA')), 'PULL_BASE_SHA'],
  ['presubmit', presubmit(env('SRC_HOST')), 'SRC_HOST'],
  ['postsubmit', postsubmit(env('SRC_BASE')), 'SRC_BASE'],
  ['periodic', periodic(env('JOB_NAME'), 'interval: 1h'), 'JOB_NAME'],
])('a %s may not set what it is given', (_kind, job, name) => {
  expect(problemsOf(job)).toEqual([
    expect.stringContaining(`the env var ${name} is set by prowflow; choose another name`),
  ]);
});

it('an env var is set once in a container', () => {
  expect(problemsOf(presubmit(env('A', 'B', 'A')))).toEqual([
    'jobs.yaml:4:88: presubmit unit of org/repo: the env var A is set twice in one container',
  ]);
});
