import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PullAction, PullChanged } from '../../../src/events/event.ts';
import type { PullFacts, PullRequestFacts } from '../../../src/plugins/facts.ts';
import { planPullChanged } from '../../../src/plugins/trigger/pull-changed.ts';
import {
  changed,
  commentOf,
  factsOf,
  inShort,
  JOBS,
  OLD_HEAD,
  running,
  UNTRUSTED,
} from '../facts.ts';

const BUILD = ['start unit', 'skip docs'];
const BARRED = ['skip unit', 'skip docs'];

function done(
  action: PullAction,
  pull: Partial<PullFacts> = {},
  facts: Partial<PullRequestFacts> = {},
  event: Partial<PullChanged> = {},
): readonly string[] {
  return planPullChanged(changed(action, event), factsOf(pull, facts), JOBS).map(inShort);
}

describe('a pull request of a trusted author', () => {
  it.each<[PullAction, Partial<PullFacts>, readonly string[]]>([
    ['opened', {}, BUILD],
    ['opened', { isDraft: true }, ['comment', ...BARRED]],
    ['reopened', {}, BUILD],
    ['reopened', { isDraft: true }, BARRED],
    ['ready_for_review', {}, BUILD],
    ['synchronize', {}, BUILD],
    ['synchronize', { isDraft: true }, BARRED],
    ['synchronize', { isMergeable: false }, BARRED],
    ['synchronize', { isOpen: false }, BARRED],
    ['opened', { isOpen: false }, []],
    ['edited', {}, []],
    ['labeled', {}, []],
    ['unlabeled', {}, []],
    ['closed', { isOpen: false }, []],
  ])('that is %s, with %j', (action, pull, expected) => {
    expect(done(action, pull)).toEqual(expected);
  });

  it('whose base changed is built again', () => {
    expect(done('edited', {}, {}, { baseChanged: true })).toEqual(BUILD);
  });

  it('is tested as it is now, with links', () => {
    const [start] = planPullChanged(changed('opened'), factsOf(), JOBS);
    expect(start).toMatchObject({
      because: 'it runs on every change',
      spec: {
        type: 'presubmit',
        job: 'unit',
        refs: {
          base_sha: 'a'.repeat(40),
          pulls: [{ number: 7, author: 'bob', sha: 'b'.repeat(40) }],
        },
      },
    });
  });

  it('says of each job that does not run what would have made it run', () => {
    expect(planPullChanged(changed('opened'), factsOf({ isDraft: true }), JOBS)).toContainEqual({
      kind: 'skip-job',
      job: 'unit',
      because: 'the pull request is a draft',
      wouldRunIf: 'it is marked ready for review, or somebody comments "/test all"',
    });
  });

  it('that nobody configured jobs for is left alone', () => {
    const jobs = { ...JOBS, presubmits: [] };
    for (const authorTrust of [factsOf().authorTrust, UNTRUSTED]) {
      expect(planPullChanged(changed('opened'), factsOf({}, { authorTrust }), jobs)).toEqual([]);
      expect(planPullChanged(changed('synchronize'), factsOf({}, { authorTrust }), jobs)).toEqual(
        [],
      );
    }
  });
});

describe('a pull request of an untrusted author', () => {
  it.each<[PullAction, Partial<PullFacts>, readonly string[]]>([
    ['opened', {}, ['add needs-ok-to-test', 'comment']],
    ['opened', { labels: ['needs-ok-to-test'] }, ['comment']],
    ['opened', { labels: ['ok-to-test'] }, ['comment']],
    ['reopened', {}, BARRED],
    ['synchronize', {}, BARRED],
    ['synchronize', { labels: ['ok-to-test'] }, BUILD],
    [
      'synchronize',
      { labels: ['ok-to-test', 'needs-ok-to-test'] },
      ['remove needs-ok-to-test', ...BUILD],
    ],
  ])('that is %s, with %j', (action, pull, expected) => {
    expect(done(action, pull, { authorTrust: UNTRUSTED })).toEqual(expected);
  });

  it('gets no label to ask for trust where /ok-to-test does not count', () => {
    const jobs = { ...JOBS, trigger: { ...JOBS.trigger, ignoreOkToTest: true } };
    const facts = factsOf({}, { authorTrust: UNTRUSTED });
    expect(planPullChanged(changed('opened'), facts, jobs).map(inShort)).toEqual(['comment']);
  });

  it.each([
    ['lgtm', UNTRUSTED, false, BUILD],
    ['lgtm', factsOf().authorTrust, false, []],
    ['ok-to-test', UNTRUSTED, false, BUILD],
    ['ok-to-test', UNTRUSTED, true, []],
    ['kind/bug', UNTRUSTED, false, []],
  ])('with the new label %s', (label, authorTrust, actorIsBot, expected) => {
    expect(done('labeled', {}, { authorTrust, actorIsBot }, { label })).toEqual(expected);
  });

  it('that is looked good to is still not built as a draft', () => {
    const facts = { authorTrust: UNTRUSTED };
    expect(done('labeled', { isDraft: true }, facts, { label: 'lgtm' })).toEqual(BARRED);
  });
});

describe('jobs that run', () => {
  const runningJobs = [
    running('old', { headSha: OLD_HEAD }),
    running('now'),
    running('batch', { headSha: OLD_HEAD, type: 'batch' }),
  ];

  it('for an older commit are aborted by a new one; those for it go on', () => {
    expect(done('synchronize', {}, { runningJobs })).toEqual([
      'abort old',
      'skip unit',
      'skip docs',
    ]);
  });

  it('are aborted once, although a newer run takes their place as well', () => {
    expect(done('synchronize', {}, { runningJobs: runningJobs.slice(0, 1) })).toEqual([
      'abort old',
      ...BUILD,
    ]);
  });

  it.each<[string, Partial<PullFacts>, Partial<PullRequestFacts>]>([
    ['untrusted', {}, { authorTrust: UNTRUSTED }],
    ['a draft', { isDraft: true }, {}],
  ])('for an older commit are aborted when the pull request is %s', (_, pull, facts) => {
    expect(done('synchronize', pull, { runningJobs, ...facts })).toEqual(['abort old', ...BARRED]);
  });

  it('for another base go on when the base changes', () => {
    const other = [running('other', { baseRef: 'release' })];
    expect(done('edited', {}, { runningJobs: other }, { baseChanged: true })).toEqual(BUILD);
  });

  it.each<[PullAction, Partial<PullFacts>, readonly string[]]>([
    ['closed', { isOpen: false }, ['abort old', 'abort now']],
    ['closed', { isOpen: true }, []],
    ['converted_to_draft', { isDraft: true }, ['abort old', 'abort now']],
    ['converted_to_draft', { isDraft: false }, []],
  ])('after %s with %j now', (action, pull, expected) => {
    expect(done(action, pull, { runningJobs })).toEqual(expected);
  });

  it('are not started a second time for the same commit', () => {
    expect(planPullChanged(changed('reopened'), factsOf({}, { runningJobs }), JOBS)).toContainEqual(
      {
        kind: 'skip-job',
        job: 'unit',
        because: 'already running for this commit',
        wouldRunIf: 'somebody comments "/test unit"',
      },
    );
  });
});

describe('whatever happens to a pull request', () => {
  const ACTIONS = ['opened', 'reopened', 'synchronize', 'edited', 'ready_for_review'] as const;
  const pull = fc.record({
    isOpen: fc.boolean(),
    isDraft: fc.boolean(),
    isMergeable: fc.constantFrom(true, false, null),
    labels: fc.subarray(['ok-to-test', 'needs-ok-to-test', 'lgtm']),
  });

  it('its jobs start by themselves only when it is open, trusted, no draft and free of conflicts', () => {
    const trust = fc.constantFrom(factsOf().authorTrust, UNTRUSTED);
    fc.assert(
      fc.property(fc.constantFrom(...ACTIONS), pull, trust, (action, now, authorTrust) => {
        const starts = done(action, now, { authorTrust }).includes('start unit');
        const { isOpen, isDraft, isMergeable, labels } = now;
        const mayStart = isOpen && !isDraft && isMergeable !== false;
        const isTrusted = authorTrust.run || labels.includes('ok-to-test');
        expect(!starts || (mayStart && isTrusted)).toBe(true);
      }),
    );
  });

  it('what is decided is plain data', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ACTIONS), pull, (action, now) => {
        const decisions = planPullChanged(changed(action), factsOf(now), JOBS);
        expect(JSON.parse(JSON.stringify(decisions))).toEqual(decisions);
      }),
    );
  });
});

describe('the description of a new pull request', () => {
  it('is read for commands, and starts each job once', () => {
    expect(done('opened', {}, {}, { body: 'Please\n/test e2e unit' })).toEqual([
      'start unit',
      'skip docs',
      'start e2e',
    ]);
  });

  it('starts jobs of a draft', () => {
    expect(done('opened', { isDraft: true }, {}, { body: '/test unit' })).toEqual([
      'comment',
      'skip docs',
      'start unit',
    ]);
  });

  it('by somebody untrusted gets the welcome alone', () => {
    const decisions = planPullChanged(
      changed('opened', { body: '/test all' }),
      factsOf({}, { authorTrust: UNTRUSTED }),
      JOBS,
    );
    expect(decisions.map(inShort)).toEqual(['add needs-ok-to-test', 'comment']);
    expect(commentOf(decisions)).toMatch(/^Hi @bob\. Thanks for your PR\./);
  });
});
