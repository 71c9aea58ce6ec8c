import { expect, it } from 'vitest';
import { mayAct, type JobAct } from '../../src/prowjob/job-acts.ts';
import type { ProwJobState } from '../../src/prowjob/spec.ts';

const COMPLETED = { completionTime: '2026-08-01T12:00:00Z' };

/** State, has it ended, and what may be done in it. */
const TABLE: readonly (readonly [ProwJobState | undefined, boolean, readonly JobAct[]])[] = [
  [undefined, false, ['abort', 'hold', 'release']],
  ['scheduling', false, ['abort', 'hold', 'release']],
  ['triggered', false, ['abort', 'hold', 'release']],
  ['pending', false, ['abort']],
  ['aborted', false, []],
  ['aborted', true, ['rerun']],
  ['success', true, ['rerun']],
  ['failure', true, ['rerun']],
  ['error', true, ['rerun']],
];

it.each(TABLE)('in the state %s (ended: %s) one may %j', (state, hasEnded, acts) => {
  const status = { ...(state && { state }), ...(hasEnded && COMPLETED) };
  const all: readonly JobAct[] = ['abort', 'hold', 'release', 'rerun'];
  expect(all.filter((act) => mayAct(act, status).may)).toEqual(acts);
});

it('what may not be done says when it may', () => {
  expect(mayAct('hold', { state: 'pending' })).toEqual({
    may: false,
    why: 'the job is in the state pending: only one that has not started can be held',
  });
  expect(mayAct('rerun', { state: 'aborted' })).toEqual({
    may: false,
    why: 'the job is being aborted: run it again when its Pod is gone',
  });
});
