import { describe, expect, it } from 'vitest';
import { outcomeOf, type Marker } from '../../../podutils/src/sidecar/outcome.ts';

const code = (value: number): Marker => ({ kind: 'code', code: value });

describe('what the markers of a Pod mean together', () => {
  it.each([
    ['all passed', [code(0), code(0)], { passed: true, aborted: false, failures: 0 }],
    ['one failed', [code(0), code(1)], { passed: false, aborted: false, failures: 1 }],
    ['one was aborted', [code(130), code(0)], { passed: false, aborted: true, failures: 1 }],
    ['one did not start', [code(1), code(1130)], { passed: false, aborted: false, failures: 1 }],
    [
      'one cannot be read',
      [{ kind: 'unreadable' } as const],
      { passed: false, aborted: false, failures: 1 },
    ],
  ])('%s', (_what, markers, outcome) => {
    expect(outcomeOf(markers)).toEqual(outcome);
  });
});
