import { describe, expect, it } from 'vitest';
import { needsChangedFiles } from '../../src/rules/needs-changed-files.ts';
import { ifChanged, MANUAL, presubmit, skipIfOnlyChanged } from './jobs.ts';

describe('needsChangedFiles', () => {
  it.each([
    ['no job', [], false],
    ['jobs without a change rule', [presubmit('a'), presubmit('b', { when: MANUAL })], false],
    ['a job with run_if_changed', [presubmit('a'), presubmit('b', { when: ifChanged('x') })], true],
    ['a job with skip_if_only_changed', [presubmit('a', { when: skipIfOnlyChanged('x') })], true],
    [
      'such a job of another branch',
      [presubmit('a', { when: ifChanged('x'), branches: ['release'] })],
      false,
    ],
  ])('for %s', (_, jobs, expected) => {
    expect(needsChangedFiles(jobs, 'main')).toBe(expected);
  });
});
