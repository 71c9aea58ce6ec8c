import { describe, expect, it } from 'vitest';
import { hold } from '../../../src/plugins/hold/hold.ts';
import { decisionWords } from '../../../src/reports/decision-words.ts';
import { changed, commented, factsOf, JOBS } from '../facts.ts';

const HOLD = 'do-not-merge/hold';

function does(event: Parameters<typeof hold.planPull>[0], labels: readonly string[] = []) {
  if (hold.wants(event, JOBS).length === 0) return 'nothing, and asks nothing';
  return hold.planPull(event, factsOf({ labels }), JOBS).map(decisionWords);
}

const HELD = [
  `add label ${HOLD}: @carol commented /hold`,
  'hold the pull request: @carol commented /hold',
];
const RELEASED = [
  `remove label ${HOLD}: @carol took the hold back`,
  'release the pull request: @carol took the hold back',
];

describe('a comment', () => {
  it.each([
    '/hold',
    '/HOLD',
    '/hold\r\n',
    '/hold until Monday',
    'Nice work!\n/hold for @bob',
    '/hold cancelled',
  ])('%j holds', (body) => {
    expect(does(commented(body))).toEqual(HELD);
  });

  it.each([
    '/hold cancel',
    '/hold   cancel  ',
    '/unhold',
    '/remove-hold',
    '/Remove-Hold\r',
    '/hold\n/unhold',
  ])('%j releases', (body) => {
    expect(does(commented(body), [HOLD])).toEqual(RELEASED);
  });

  it.each(['/holdon', 'please /hold', ' /hold', '/unhold now', 'hold', '```\n/hold\n```'])(
    '%j does nothing, and costs no call',
    (body) => {
      expect(does(commented(body), [HOLD])).toBe('nothing, and asks nothing');
    },
  );

  it('that says what is so already changes no label', () => {
    expect(does(commented('/hold'), [HOLD])).toEqual(HELD.slice(1));
    expect(does(commented('/unhold'))).toEqual(RELEASED.slice(1));
  });

  it('on an issue does nothing', () => {
    const event = { ...commented('/hold'), isPullRequest: false };
    expect(does(event)).toBe('nothing, and asks nothing');
  });
});

describe('a pull request', () => {
  it('that is opened with the command is held', () => {
    expect(does(changed('opened', { body: 'Wait for me.\n/hold' }))).toEqual(HELD);
  });

  it.each(['labeled', 'unlabeled'] as const)('that was %s is as its label says now', (action) => {
    const event = changed(action, { label: HOLD });
    expect(does(event, [HOLD])).toEqual([`hold the pull request: it has the label ${HOLD}`]);
    expect(does(event)).toEqual([`release the pull request: it has the label ${HOLD} no more`]);
  });

  it('that got another label is left alone', () => {
    expect(does(changed('labeled', { label: 'lgtm' }))).toBe('nothing, and asks nothing');
  });
});
