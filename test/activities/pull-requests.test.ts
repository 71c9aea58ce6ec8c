import { describe, expect, it } from 'vitest';
import {
  createPullRequestActivities,
  type DecisionInput,
  type PullRequestDeps,
} from '../../src/activities/pull-requests.ts';
import { prowJobName } from '../../src/activities/prow-job-name.ts';
import type { GitHubEvent } from '../../src/events/event.ts';
import type { AbortRequest } from '../../src/prowjob/abort-request.ts';
import type { StartJob } from '../../src/prowjob/decision.ts';
import type { ProwJob } from '../../src/prowjob/spec.ts';
import { BASE, changed, commented, HEAD, JOBS, running } from '../plugins/facts.ts';
import { CONFIG } from '../workflows/config.ts';
import { pushed } from '../workflows/deliveries.ts';
import { newJob } from '../workflows/new-job.ts';
import { fakeHost } from './fake-host.ts';

const NOW = new Date('2026-08-01T10:00:00Z');
const REPO = { org: 'org', repo: 'repo' };
const PRESUBMITS = new Map([['org/repo', JOBS.presubmits]]);
const SNAPSHOT = {
  config: { ...CONFIG.config, presubmits: PRESUBMITS },
  plugins: { ...CONFIG.plugins, enabledFor: () => ['trigger', 'hold', 'label'] },
};

function scene(stillRunning: readonly string[] = []) {
  const host = fakeHost({
    isOrgMember: () => Promise.resolve(true),
    changedFiles: () => Promise.resolve([{ path: 'main.go', additions: 1, deletions: 0 }]),
  });
  const started: ProwJob[] = [];
  const aborted: (readonly [string, AbortRequest])[] = [];
  const holds: string[] = [];
  const prowJobs: PullRequestDeps['prowJobs'] = {
    hold: (name, { by }) => Promise.resolve(void holds.push(`hold ${name} by ${by}`)),
    release: (name) => Promise.resolve(void holds.push(`release ${name}`)),
    start: (prowJob) => Promise.resolve(void started.push(prowJob)),
    abort: (name, request) => Promise.resolve(void aborted.push([name, request])),
    running: (names) =>
      Promise.resolve(new Set(names.filter((name) => stillRunning.includes(name)))),
  };
  const activities = createPullRequestActivities({
    codeHost: host,
    config: { current: () => SNAPSHOT },
    prowJobs,
    now: () => NOW,
  });
  return { ...activities, host, started, aborted, holds };
}

function input(event: GitHubEvent, jobs: DecisionInput['jobs'] = []): DecisionInput {
  return { ...REPO, number: 7, delivery: { guid: 'guid', event }, jobs };
}

describe('a decision', () => {
  it('starts what is to run, and tells of the rest in words only', async () => {
    const deeds = scene();
    const { decisions, words } = await deeds.decide(input(changed('opened')));
    expect(decisions).toMatchObject([{ kind: 'start-job', spec: { job: 'unit' } }]);
    expect(words).toEqual([
      expect.stringMatching(/^start unit: /),
      expect.stringMatching(/^skip docs: .*; it would run if /),
    ]);
  });

  it('goes by the jobs that still run, not by those that were known to', async () => {
    const deeds = scene(['b']);
    const jobs = [running('a'), running('b')];
    const { pull } = changed('closed');
    const closed = changed('closed', { pull: { ...pull, isOpen: false } });
    const plan = await deeds.decide(input(closed, jobs));
    expect(plan.decisions).toMatchObject([{ kind: 'abort-job', prowJob: 'b' }]);
    expect(plan.stillRunning).toEqual([running('b')]);
  });

  it('about a comment that commands nothing asks the code host for nothing', async () => {
    const deeds = scene(['a']);
    const plan = await deeds.decide(input(commented('nice work'), [running('a')]));
    expect(plan).toEqual({ decisions: [], words: [], stillRunning: [running('a')] });
    expect(deeds.host.asked).toEqual([]);
  });

  it.each<[string, GitHubEvent]>([
    ['a push, which is no matter of a pull request', pushed('main')],
    ['an event that nothing acts on', { kind: 'irrelevant', why: 'it is a star' }],
  ])('about %s is nothing', async (_what, event) => {
    const deeds = scene();
    expect(await deeds.decide(input(event))).toEqual({
      decisions: [],
      words: [],
      stillRunning: [],
    });
  });

  it('about something said on an issue is one of the plugins that act on issues', async () => {
    const deeds = scene(['a']);
    const said = commented('/kind bug', { isPullRequest: false });
    const plan = await deeds.decide(input(said, [running('a')]));
    expect(plan.decisions).toMatchObject([{ kind: 'add-label', label: 'kind/bug' }]);
    expect(deeds.host.asked).toEqual(['labelsOf 7', 'repoLabels']);
  });

  it('about a push starts the postsubmits of its branch', async () => {
    const deeds = scene();
    const plan = await deeds.decidePush({ guid: 'guid', event: pushed('main') });
    expect(plan.decisions).toMatchObject([{ kind: 'start-job', spec: { job: 'deploy' } }]);
    const other = await deeds.decidePush({ guid: 'guid', event: commented('/test unit') });
    expect(other.decisions).toEqual([]);
  });
});

describe('what somebody asks for without a comment', () => {
  const asked = { ...REPO, number: 7, jobs: [] };
  const alice = { guid: 'guid', by: 'alice' };

  it('starts again what failed, whoever it is', async () => {
    const deeds = scene();
    const plan = await deeds.decideAsked({ ...asked, asked: { ...alice, what: 'retest' } });
    expect(plan.decisions).toMatchObject([{ kind: 'start-job', spec: { job: 'unit' } }]);
    expect(deeds.host.asked).not.toContain('isOrgMember alice');
  });

  it.each([
    ['hold', 'add-label', 'hold-pull'],
    ['release', 'remove-label', 'release-pull'],
  ] as const)('can %s the pull request, with its label', async (what, label, decision) => {
    const plan = await scene().decideAsked({ ...asked, asked: { ...alice, what } });
    expect(plan.decisions).toMatchObject([
      { kind: label, label: 'do-not-merge/hold', because: 'alice asked for it' },
      { kind: decision },
    ]);
  });
});

describe('the hold of a pull request', () => {
  const hold = { by: '/hold', isOfPull: true };

  it('reaches its jobs, and so does its end', async () => {
    const deeds = scene();
    await deeds.holdJobs({ prowJobs: ['a', 'b'], hold });
    await deeds.holdJobs({ prowJobs: ['a'] });
    expect(deeds.holds).toEqual(['hold a by /hold', 'hold b by /hold', 'release a']);
  });

  it('is seen from its label, where the plugin is on', async () => {
    const deeds = scene();
    const { pull } = changed('opened');
    const held = changed('opened', { pull: { ...pull, labels: ['do-not-merge/hold'] } });
    expect(await deeds.decide(input(held))).toMatchObject({
      head: HEAD,
      heldBy: 'the label do-not-merge/hold',
    });
    expect((await deeds.decide(input(changed('opened')))).heldBy).toBeUndefined();
  });
});

describe('what is applied to jobs', () => {
  const { spec } = newJob({
    refs: {
      ...REPO,
      base_ref: 'main',
      base_sha: BASE,
      pulls: [{ number: 7, author: 'bob', sha: HEAD }],
    },
  });
  const start: StartJob = {
    kind: 'start-job',
    spec,
    labels: { team: 'blue' },
    annotations: { note: 'kept' },
    because: 'it runs on every change',
  };

  it('starts a prow job that is named after the delivery, and remembers it', async () => {
    const deeds = scene();
    const name = prowJobName('guid', 'unit');
    const jobs = await deeds.applyToJobs({ guid: 'guid', decisions: [start] });
    expect(jobs).toEqual([running(name)]);
    expect(deeds.started).toHaveLength(1);
    expect(deeds.started[0]).toMatchObject({
      metadata: {
        name,
        namespace: 'prowjobs',
        labels: { team: 'blue', 'event-GUID': 'guid' },
        annotations: { note: 'kept' },
      },
      spec: { job: 'unit' },
      status: { state: 'triggered', startTime: NOW.toISOString() },
    });
  });

  it('holds what it starts while the pull request is held', async () => {
    const deeds = scene();
    const hold = { by: '/hold', isOfPull: true };
    await deeds.applyToJobs({ guid: 'guid', decisions: [start], hold });
    expect(deeds.holds).toEqual([`hold ${prowJobName('guid', 'unit')} by /hold`]);
  });

  it('does not remember a postsubmit: a push never aborts', async () => {
    const deeds = scene();
    const deploy = { ...start, spec: { ...spec, type: 'postsubmit', refs: REPO } } as const;
    expect(await deeds.applyToJobs({ guid: 'guid', decisions: [deploy] })).toEqual([]);
    expect(deeds.started).toHaveLength(1);
  });

  it('aborts with the reason, and says whether a newer run takes over', async () => {
    const deeds = scene();
    const abort = {
      kind: 'abort-job',
      prowJob: 'a',
      because: 'enough',
      isSuperseded: true,
    } as const;
    expect(await deeds.applyToJobs({ guid: 'guid', decisions: [abort] })).toEqual([]);
    expect(deeds.aborted).toEqual([['a', { because: 'Aborted: enough.', isSuperseded: true }]]);
    expect(deeds.started).toEqual([]);
  });
});

describe('what is applied to a pull request', () => {
  const because = 'somebody said so';
  it.each([
    [{ kind: 'add-label', label: 'ok-to-test', because } as const, 'addLabel 7 ok-to-test'],
    [{ kind: 'remove-label', label: 'lgtm', because } as const, 'removeLabel 7 lgtm'],
    [{ kind: 'comment', body: 'hello', because } as const, 'comment 7 hello'],
    [{ kind: 'assign', logins: ['dan'], because } as const, 'assign 7'],
    [{ kind: 'delete-comment', commentId: 3, because } as const, 'deleteComment 3'],
  ])('%j is one call', async (change, call) => {
    const deeds = scene();
    await deeds.applyToPull({ ...REPO, number: 7, change });
    expect(deeds.host.asked).toEqual([call]);
  });
});
