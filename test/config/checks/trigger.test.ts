import { expect, it } from 'vitest';
import { presubmit, problemsOf } from '../sample.ts';

const TITLE = 'presubmit unit of org/repo:';

it('a trigger with its command is fine', () => {
  expect(problemsOf(presubmit('trigger: "^/go$"', 'rerun_command: /go'))).toEqual([]);
});

it.each([
  [
    ['trigger: "^/go$"'],
    `jobs.yaml:5:14: ${TITLE} trigger and rerun_command go together; set both or neither`,
  ],
  [
    ['rerun_command: /go'],
    `jobs.yaml:5:20: ${TITLE} trigger and rerun_command go together; set both or neither`,
  ],
  [
    ['trigger: "^/go$"', 'rerun_command: /run'],
    `jobs.yaml:5:14: ${TITLE} the trigger does not match the rerun_command "/run"`,
  ],
  [
    ['trigger: "("', 'rerun_command: /go'],
    `jobs.yaml:5:14: ${TITLE} trigger is no regular expression of RE2: missing closing ): \`(\``,
  ],
])('%j is refused', (lines, problem) => {
  expect(problemsOf(presubmit(...lines))).toEqual([problem]);
});
