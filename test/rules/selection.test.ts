import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandsIn } from '../../src/rules/commands.ts';
import { headContexts, type ContextStatus } from '../../src/rules/head-contexts.ts';
import { selectJob, type Selection, type TestRequest } from '../../src/rules/selection.ts';
import { ifChanged, MANUAL, presubmit } from './jobs.ts';

const JOBS = {
  always: presubmit('always'),
  changed: presubmit('changed', { when: ifChanged('x') }),
  manual: presubmit('manual', { when: MANUAL }),
  maybe: presubmit('maybe', { when: MANUAL, optional: true }),
  optional: presubmit('optional', { optional: true }),
};
type Name = keyof typeof JOBS;

function request(text: string, statuses: readonly ContextStatus[] = []): TestRequest {
  return { text, commands: commandsIn(text), contexts: headContexts(statuses) };
}

function selected(asked: TestRequest): Partial<Record<Name, Selection>> {
  return Object.fromEntries(
    Object.entries(JOBS).flatMap(([name, job]) => {
      const selection = selectJob(job, asked);
      return selection === undefined ? [] : [[name, selection]];
    }),
  );
}

describe('selectJob', () => {
  it.each<[string, Partial<Record<Name, Selection>>]>([
    ['LGTM', {}],
    ['/test manual', { manual: 'named' }],
    ['/test always manual', { always: 'named', manual: 'named' }],
    ['/test all', { always: 'automatic', changed: 'automatic', optional: 'automatic' }],
    ['/ok-to-test', { always: 'automatic', changed: 'automatic', optional: 'automatic' }],
    ['/test-manual-required', { manual: 'manual-required' }],
    ['/retest', { always: 'unreported', changed: 'unreported', optional: 'unreported' }],
    ['/retest-required', { always: 'unreported', changed: 'unreported' }],
    [
      '/test all\n/test maybe',
      { always: 'automatic', changed: 'automatic', optional: 'automatic', maybe: 'named' },
    ],
  ])('for %j on a commit without statuses', (text, expected) => {
    expect(selected(request(text))).toEqual(expected);
  });

  it('retests what failed, of any kind, and leaves what passed or runs', () => {
    const statuses = [
      { context: 'always', state: 'success' },
      { context: 'changed', state: 'pending' },
      { context: 'manual', state: 'failure' },
      { context: 'maybe', state: 'error' },
      { context: 'optional', state: 'failure' },
    ] as const;
    expect(selected(request('/retest', statuses))).toEqual({
      manual: 'failed',
      maybe: 'failed',
      optional: 'failed',
    });
    expect(selected(request('/retest-required', statuses))).toEqual({ manual: 'failed' });
  });

  it('takes the first command that concerns a job: a failed one is rerun, whatever its files', () => {
    const failed = [{ context: 'changed', state: 'failure' }] as const;
    expect(selected(request('/test all\n/retest', failed))).toHaveProperty('changed', 'failed');
  });

  it('never starts less for a comment with one command more', () => {
    const command = fc.constantFrom(
      '/test all',
      '/test manual',
      '/retest',
      '/retest-required',
      '/test-manual-required',
    );
    const state = fc.constantFrom('success', 'pending', 'failure', 'error');
    const context = fc.constantFrom(...Object.keys(JOBS));
    const statuses = fc.uniqueArray(fc.record({ context, state }), {
      selector: (status) => status.context,
    });
    fc.assert(
      fc.property(fc.array(command), command, statuses, (lines, more, seen) => {
        const before = Object.keys(selected(request(lines.join('\n'), seen)));
        const after = Object.keys(selected(request([...lines, more].join('\n'), seen)));
        expect(after).toEqual(expect.arrayContaining(before));
      }),
    );
  });
});
