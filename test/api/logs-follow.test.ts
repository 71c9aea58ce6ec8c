import { describe, expect, it } from 'vitest';
import { followLog, type FollowDeps, type LogEvent } from '../../src/api/logs-follow.ts';
import { LOG_START } from '../../src/api/logs-lines.ts';
import type { OpenedLog, PodLogOptions } from '../../src/ports/run-logs.ts';
import type { ProwJob, ProwJobStatus } from '../../src/prowjob/spec.ts';
import { aRun, bytesOf } from './jobs-scene.ts';

const END = '2026-08-01T10:05:00Z';
const PENDING = { state: 'pending', pod_name: 'pod' } as const;
const GREEN = { ...PENDING, state: 'success', completionTime: END } as const;
const time = (second: number): string => `2026-08-01T12:00:0${String(second)}.000000000Z`;
const podLog = (...lines: readonly number[]): OpenedLog => ({
  kind: 'log',
  bytes: bytesOf(...lines.map((line) => `${time(line)} line ${String(line)}\n`)),
});

type Step = OpenedLog | Error | ((how: PodLogOptions) => OpenedLog);

interface Story {
  /** How the run is at first, and at each later look; the last stays. */
  readonly states: readonly ProwJobStatus[];
  /** What the cluster says each time that the log is opened; the last stays. */
  readonly pod?: readonly Step[];
  readonly stored?: string;
}

/** What is told of a log in a story, with its lines one by one. */
async function told(story: Story, from = LOG_START): Promise<readonly string[]> {
  const [first, ...later] = story.states.map((status) => aRun('run', status));
  if (!first) throw new Error('a story needs a state');
  const says: string[] = [];
  const stop = new AbortController();
  const events = followLog(
    depsOf(story, later),
    { job: first, container: 'test' },
    from,
    stop.signal,
  );
  for await (const event of events) {
    says.push(...wordsOf(event));
    if (says.length > 50) throw new Error(says.join('\n'));
  }
  return says;
}

function depsOf({ pod = [], stored }: Story, later: ProwJob[]): FollowDeps {
  const steps = [...pod];
  const nextStep = (): Step => (steps.length > 1 ? steps.shift() : steps[0]) ?? { kind: 'gone' };
  let now: ProwJob | undefined;
  return {
    pauseMs: 1,
    now: () => Promise.resolve((now = later.shift() ?? now)),
    podLogs: () => ({
      open: (_pod, how) => {
        const step = nextStep();
        if (step instanceof Error) return Promise.reject(step);
        return Promise.resolve(typeof step === 'function' ? step(how) : step);
      },
    }),
    storedLogs: () => Promise.resolve(stored === undefined ? undefined : bytesOf(stored)),
  };
}

function wordsOf(event: LogEvent): readonly string[] {
  switch (event.kind) {
    case 'log':
      return event.lines;
    case 'state':
    case 'end':
      return [`${event.kind}: ${event.state}`];
    case 'restart':
      return ['restart'];
    case 'trouble':
      return [`trouble: ${event.says}`];
  }
}

describe('a log that is followed', () => {
  it('comes from the Pod while it runs, and ends with the run', async () => {
    const story = { states: [PENDING, GREEN], pod: [podLog(1, 2), podLog(1, 2)] };
    expect(await told(story)).toEqual([
      ...['state: pending', 'line 1', 'line 2'],
      ...['state: success', 'end: success'],
    ]);
  });

  it('begins when the Pod does', async () => {
    const states = [{ description: 'Waiting for a slot.' }, PENDING, PENDING, GREEN];
    const pod: Step[] = [{ kind: 'waiting' }, podLog(1), podLog(1)];
    expect(await told({ states, pod })).toEqual([
      ...['state: triggered', 'state: pending', 'line 1'],
      ...['state: success', 'end: success'],
    ]);
  });

  it('goes on where a connection broke, and asks for no more than it lacks', async () => {
    const asked: PodLogOptions[] = [];
    const all = (how: PodLogOptions): OpenedLog => {
      asked.push(how);
      return podLog(2, 3);
    };
    const story = { states: [PENDING, PENDING, GREEN], pod: [podLog(1, 2), all] };
    expect((await told(story)).filter((word) => word.startsWith('line'))).toEqual([
      ...['line 1', 'line 2', 'line 3'],
    ]);
    expect(asked).toEqual([
      { follow: true, timestamps: true, since: time(2) },
      { follow: false, timestamps: true, since: time(3) },
    ]);
  });

  it('goes on in the bucket when the Pod is gone', async () => {
    const story: Story = {
      states: [PENDING, GREEN],
      pod: [podLog(1), { kind: 'gone' }],
      stored: 'line 1\nline 2\n',
    };
    expect(await told(story)).toEqual([
      ...['state: pending', 'line 1', 'state: success', 'line 2', 'end: success'],
    ]);
  });

  it('of a run that is over is what was stored, where secrets are masked', async () => {
    const story = { states: [GREEN], pod: [podLog(1)], stored: 'masked\n' };
    expect(await told(story)).toEqual(['state: success', 'masked', 'end: success']);
  });

  it('of a run that is over and stored nothing is in its Pod, if anywhere', async () => {
    expect(await told({ states: [GREEN], pod: [podLog(1)] })).toContain('line 1');
    expect(await told({ states: [GREEN] })).toEqual(['state: success', 'end: success']);
  });

  it('is read on from where somebody stopped', async () => {
    const story = { states: [GREEN], stored: 'one\ntwo\nthree\n' };
    expect(await told(story, { lines: 2 })).toEqual(['state: success', 'three', 'end: success']);
  });

  it('of another Pod begins anew, because the first was lost', async () => {
    const second = { ...PENDING, pod_name: 'pod-1' };
    const states = [PENDING, second, { ...GREEN, pod_name: 'pod-1' }];
    const pod = [podLog(1, 2), podLog(1), podLog(1)];
    expect(await told({ states, pod })).toEqual([
      ...['state: pending', 'line 1', 'line 2', 'restart', 'line 1'],
      ...['state: success', 'end: success'],
    ]);
  });

  it('that cannot be read is said once, and tried again', async () => {
    const pod = [new Error('no answer'), new Error('no answer'), podLog(1), podLog(1)];
    expect(await told({ states: [PENDING, PENDING, PENDING, GREEN], pod })).toEqual([
      ...['state: pending', 'trouble: no answer', 'line 1', 'state: success', 'end: success'],
    ]);
  });
});
