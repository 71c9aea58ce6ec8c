import { describe, expect, it } from 'vitest';
import { explainPull } from '../../../src/plugins/trigger/explain.ts';
import { changed, commented, factsOf, JOBS, UNTRUSTED } from '../facts.ts';

describe('explainPull', () => {
  it('says for each job whether a new commit starts it, why, and what else would', () => {
    expect(explainPull(changed('synchronize'), factsOf(), JOBS)).toEqual([
      { job: 'unit', run: true, why: 'it runs on every change' },
      {
        job: 'docs',
        run: false,
        why: 'none of 1 changed file matches run_if_changed "md$"',
        wouldRunIf: 'a file that matches "md$" changes, or somebody comments "/test docs"',
      },
      {
        job: 'e2e',
        run: false,
        why: 'it runs only when asked',
        wouldRunIf: 'somebody comments "/test e2e"',
      },
    ]);
  });

  it('names what bars a job before anything else', () => {
    const facts = factsOf({}, { authorTrust: UNTRUSTED });
    expect(explainPull(changed('synchronize'), facts, JOBS)[0]).toEqual({
      job: 'unit',
      run: false,
      why: 'the pull request is not trusted: @bob is nobody, and the label ok-to-test is not set',
      wouldRunIf: 'a trusted person comments "/ok-to-test"',
    });
  });

  it('answers to a comment by its commands', () => {
    expect(explainPull(commented('/test e2e'), factsOf(), JOBS)).toEqual([
      {
        job: 'unit',
        run: false,
        why: 'the comment does not ask for it',
        wouldRunIf: 'somebody comments "/test unit"',
      },
      {
        job: 'docs',
        run: false,
        why: 'the comment does not ask for it',
        wouldRunIf: 'somebody comments "/test docs"',
      },
      { job: 'e2e', run: true, why: 'a comment asks for it' },
    ]);
  });

  it('bars a comment of somebody untrusted', () => {
    const facts = factsOf({}, { authorTrust: UNTRUSTED, actorTrust: UNTRUSTED });
    expect(explainPull(commented('/test e2e'), facts, JOBS)[2]).toHaveProperty('run', false);
  });
});
