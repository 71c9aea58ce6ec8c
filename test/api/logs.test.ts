import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { LOG_LIMITS } from '../../src/api/logs.ts';
import type { LogBytes } from '../../src/ports/run-logs.ts';
import { aRun, bytesOf, scene, type Scene, type SceneOptions } from './jobs-scene.ts';

const END = '2026-08-01T10:05:00Z';
const RUNNING = aRun('running', { state: 'pending', build_id: '1', pod_name: 'pod' });
const GREEN = aRun('green', { state: 'success', build_id: '2', completionTime: END });
const SECRET = aRun('secret', { ...GREEN.status, build_id: '3' }, { hidden: true });
const JOBS = [RUNNING, GREEN, SECRET];
const FAST = { ...LOG_LIMITS, pauseMs: 1, heartbeatMs: 20 };

const STORED: SceneOptions = {
  jobs: JOBS,
  storedLog: (container) => (container === 'test' ? 'one\ntwo\n' : undefined),
};

describe('/log', () => {
  it.each(['job=unit&id=2', 'prowjob=green', 'job=unit&id=2&container=test'])(
    'is text for every page to show: %s',
    async (query) => {
      const answer = await scene(STORED).app.inject(`/log?${query}`);
      expect(answer.body).toBe('one\ntwo\n');
      expect(answer.headers).toMatchObject({
        'content-type': 'text/plain; charset=utf-8',
        'access-control-allow-origin': '*',
        'x-content-type-options': 'nosniff',
      });
    },
  );

  it('comes from the Pod while the job runs', async () => {
    const podLog = () => ({ kind: 'log', bytes: bytesOf('live\n') }) as const;
    const answer = await scene({ ...STORED, podLog }).app.inject('/log?job=unit&id=1');
    expect(answer.body).toBe('live\n');
  });

  it.each([
    ['job=unit', 400],
    ['job=..&id=2', 400],
    ['job=a/b&id=2', 400],
    ["job=x' OR '1&id=2", 400],
    ['job=unit&id=2/../3', 400],
    ['job=unit&id=2&container=../x', 400],
    ['job=unit&id=9', 404],
    ['job=unit&id=2&container=other', 404],
    ['prowjob=../green', 404],
    ['job=unit&id=3', 404],
    ['prowjob=secret', 404],
  ])('of %s is answered with %i', async (query, status) => {
    const answer = await scene(STORED).app.inject(`/log?${query}`);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['access-control-allow-origin']).toBe('*');
  });

  it('of a cluster that does not answer is a 503 with its sentence', async () => {
    const podLog = () => new Error('could not read the log of Pod test-pods/pod: no answer');
    const answer = await scene({ ...STORED, podLog }).app.inject('/log?prowjob=running');
    expect(answer.json()).toEqual({
      code: 'UNAVAILABLE',
      says: 'could not read the log of Pod test-pods/pod: no answer',
    });
  });

  it.each([
    ['/log?prowjob=green&follow=true', {}],
    ['/log?job=unit&id=2', { accept: 'text/event-stream' }],
  ])('is followed as server-sent events: %s', async (url, headers) => {
    const answer = await scene(STORED).app.inject({ url, headers });
    expect(answer.headers['content-type']).toBe('text/event-stream; charset=utf-8');
    expect(answer.body.split('\n\n')).toEqual([
      'retry: 2000',
      'event: state\ndata: {"state":"success","description":""}',
      'id: 2\nevent: log\ndata: {"lines":["one","two"]}',
      'event: end\ndata: {"state":"success","description":""}',
      '',
    ]);
  });

  it('is followed from where a connection before ended', async () => {
    const headers = { accept: 'text/event-stream', 'last-event-id': '1' };
    const answer = await scene(STORED).app.inject({ url: '/log?prowjob=green', headers });
    expect(answer.body).toContain('id: 2\nevent: log\ndata: {"lines":["two"]}');
  });
});

describe('a log that is followed over a connection', () => {
  const opened: Scene[] = [];

  afterEach(async () => {
    await Promise.all(opened.splice(0).map(({ app }) => app.close()));
  });

  async function listening(options: SceneOptions) {
    const one = scene({ jobs: JOBS, ...options });
    opened.push(one);
    await one.app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = one.app.server.address() as AddressInfo;
    return {
      ...one,
      port,
      url: `http://127.0.0.1:${String(port)}/log?prowjob=running&follow=true`,
    };
  }

  /** A log that goes on until it is closed, which it tells. */
  function endless(chunk: string) {
    let close: (() => void) | undefined;
    const closed = new Promise<void>((resolve) => {
      close = resolve;
    });
    const given = { count: 0 };
    async function* bytes(): LogBytes & AsyncGenerator<Uint8Array> {
      try {
        for (;;) {
          await new Promise((resolve) => setTimeout(resolve, 1));
          given.count += 1;
          yield Buffer.from(chunk);
        }
      } finally {
        close?.();
      }
    }
    return { given, closed, podLog: () => ({ kind: 'log', bytes: bytes() }) as const };
  }

  it('has heartbeats while it says nothing', async () => {
    const podLog = () => ({ kind: 'waiting' }) as const;
    const { url } = await listening({ podLog, limits: { ...FAST, pauseMs: 1_000 } });
    const answer = await fetch(url);
    let text = '';
    for await (const chunk of answer.body ?? []) {
      text += Buffer.from(chunk).toString();
      if (text.includes('\n\n:\n\n:\n\n')) break;
    }
    expect(text).toContain('event: state');
  });

  it('is closed where it comes from when the client goes', async () => {
    const { closed, podLog } = endless('line\n');
    const { url } = await listening({ podLog, limits: FAST });
    const stop = new AbortController();
    const answer = await fetch(url, { signal: stop.signal });
    await answer.body?.getReader().read();
    stop.abort();
    await closed;
  });

  it('is dropped when a client takes nothing any more, and is not gathered for it meanwhile', async () => {
    const { closed, given, podLog } = endless(`${'x'.repeat(60_000)}\n`);
    const { port } = await listening({ podLog, limits: { ...FAST, stallMs: 300 } });
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.pause();
    socket.write('GET /log?prowjob=running&follow=true HTTP/1.1\r\nHost: x\r\n\r\n');
    await closed;
    // What the kernel takes for a connection, and no more.
    expect(given.count).toBeLessThan(500);
    socket.destroy();
  });

  it('ends after a while, so that a client that is there comes back', async () => {
    const { closed, podLog } = endless('line\n');
    const { url } = await listening({ podLog, limits: { ...FAST, longestMs: 200 } });
    const text = await (await fetch(url)).text();
    expect(text).toContain('id: ');
    await closed;
  });

  it('keeps no server from closing', async () => {
    const { closed, podLog } = endless('line\n');
    const { app, url } = await listening({ podLog, limits: FAST });
    const answer = await fetch(url);
    await answer.body?.getReader().read();
    await app.close();
    await closed;
  });

  it('is refused when too many are followed', async () => {
    const { podLog } = endless('line\n');
    const { url } = await listening({ podLog, limits: { ...FAST, most: 1 } });
    const stop = new AbortController();
    await fetch(url, { signal: stop.signal });
    expect((await fetch(url)).status).toBe(503);
    stop.abort();
  });
});
