import { expect, it } from 'vitest';
import { postsubmit, presubmit, problemsOf } from '../sample.ts';

it.each([
  [presubmit('always_run: true')],
  [presubmit('always_run: false', 'run_if_changed: "^src/"')],
  [postsubmit('skip_if_only_changed: "^docs/"')],
  [postsubmit('branches: ["^main$", "release-.*"]', 'skip_branches: [wip]')],
])('rules that go together (%#)', (job) => {
  expect(problemsOf(job)).toEqual([]);
});

it.each([
  [
    presubmit('always_run: true', 'run_if_changed: a'),
    'jobs.yaml:6:21: presubmit',
    'always_run and run_if_changed',
  ],
  [
    presubmit('always_run: true', 'skip_if_only_changed: a'),
    'jobs.yaml:6:27: presubmit',
    'always_run and skip_if_only_changed',
  ],
  [
    presubmit('run_if_changed: a', 'skip_if_only_changed: b'),
    'jobs.yaml:6:27: presubmit',
    'run_if_changed and skip_if_only_changed',
  ],
  [
    postsubmit('always_run: true', 'run_if_changed: a'),
    'jobs.yaml:6:21: postsubmit',
    'always_run and run_if_changed',
  ],
])('rules that do not go together (%#)', (job, start, rules) => {
  expect(problemsOf(job)).toEqual([
    `${start} unit of org/repo: ${rules} exclude each other; keep one`,
  ]);
});

it.each([
  ['run_if_changed: "("', 'run_if_changed', 'jobs.yaml:5:21'],
  ['skip_if_only_changed: "("', 'skip_if_only_changed', 'jobs.yaml:5:27'],
  ['branches: ["("]', 'branches', 'jobs.yaml:5:15'],
  ['skip_branches: [main, "("]', 'skip_branches', 'jobs.yaml:5:20'],
])('%s is no pattern', (line, field, place) => {
  expect(problemsOf(presubmit(line))).toEqual([
    expect.stringMatching(
      new RegExp(
        `^${place}: presubmit unit of org/repo: ${field} is no regular expression of RE2: `,
      ),
    ),
  ]);
});
