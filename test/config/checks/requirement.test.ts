import { expect, it } from 'vitest';
import { requirementOf } from '../../../src/config/checks/requirement.ts';
import { configOf, presubmit } from '../sample.ts';

it.each([
  ['always_run: true', 'required', 'required'],
  ['always_run: false', 'required-if-present', 'required'],
  ['run_if_changed: a', 'required-if-present', 'required-if-present'],
  ['skip_if_only_changed: a', 'required-if-present', 'required-if-present'],
  ['run_before_merge: true', 'required', 'required'],
  ['optional: true', 'optional', 'optional'],
  ['skip_report: true', 'optional', 'optional'],
])('the context of a job with %s is %s; where manual jobs are required, %s', (line, plain, all) => {
  const [job] = configOf(presubmit(line)).presubmits.get('org/repo') ?? [];
  expect(job && requirementOf(job, false)).toBe(plain);
  expect(job && requirementOf(job, true)).toBe(all);
});
