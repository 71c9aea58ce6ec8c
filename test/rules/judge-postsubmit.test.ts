import { describe, expect, it } from 'vitest';
import { judgePostsubmit } from '../../src/rules/judge-postsubmit.ts';
import { ALWAYS, ifChanged, MANUAL, postsubmit, skipIfOnlyChanged } from './jobs.ts';

describe('judgePostsubmit', () => {
  const landed = { branch: 'main', changedFiles: ['main.go'], changedFilesComplete: true };

  it.each([
    [ALWAYS, true, 'it runs on every push'],
    [MANUAL, false, 'always_run is false'],
    [ifChanged('go$'), true, '"main.go" matches run_if_changed "go$"'],
    [ifChanged('md$'), false, 'none of 1 changed file matches run_if_changed "md$"'],
    [skipIfOnlyChanged('go$'), false, 'all of 1 changed file match skip_if_only_changed "go$"'],
  ])('of %j', (when, run, why) => {
    expect(judgePostsubmit(postsubmit('job', { when }), landed)).toMatchObject({ run, why });
  });

  it('keeps to the branches of the job', () => {
    const job = postsubmit('job', { branches: ['^release-'] });
    expect(judgePostsubmit(job, landed).run).toBe(false);
    expect(judgePostsubmit(job, { ...landed, branch: 'release-1' }).run).toBe(true);
  });

  it('runs a conditional job when the list of files was cut, for it cannot show that none matches', () => {
    const job = postsubmit('job', { when: ifChanged('md$') });
    expect(judgePostsubmit(job, { ...landed, changedFilesComplete: false })).toEqual({
      run: true,
      why: 'the push changes more files than GitHub lists',
    });
  });
});
