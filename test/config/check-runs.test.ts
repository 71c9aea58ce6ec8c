import { describe, expect, it } from 'vitest';
import { hasCheckRuns } from '../../src/config/check-runs.ts';
import { configOf, MAIN, problemsOf } from './sample.ts';

describe('check runs', () => {
  it.each([
    ['nowhere by default', '{}', false],
    ['nowhere without a word', '{check_runs: }', false],
    ['everywhere', '{check_runs: {"*": true}}', true],
    ['in an org', '{check_runs: {org: true}}', true],
    ['in an org but for a repository', '{check_runs: {org: true, org/repo: false}}', false],
    ['in another org', '{check_runs: {other: true}}', false],
  ])('are wanted %s', (_where, prowflow, wanted) => {
    const config = configOf('', `${MAIN}\nprowflow: ${prowflow}`);
    expect(hasCheckRuns(config, 'org/repo')).toBe(wanted);
  });

  it('are not wanted of what is no repository', () => {
    expect(problemsOf('', `${MAIN}\nprowflow: {check_runs: {"a b": true}}`)).toEqual([
      expect.stringMatching(
        /^config\.yaml:\d+:\d+: check_runs must have keys that are org\/repo, org or "\*", not "a b"/,
      ),
    ]);
  });
});
