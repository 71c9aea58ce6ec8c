import type { RequestListener, ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { createPodLogs } from '../../../src/adapters/kubernetes/pod-logs.ts';
import type { PodLogOptions } from '../../../src/ports/run-logs.ts';
import { collect } from '../artifacts/collect.ts';
import { startFakeApi, type FakeApi } from './fake-api.ts';

const POD = { namespace: 'test-pods', name: 'pod-1', container: 'test' };
const WHOLE: PodLogOptions = { follow: false, timestamps: false };
const FOLLOWED: PodLogOptions = { follow: true, timestamps: true };

const opened: FakeApi[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((api) => api.close()));
});

async function logsOf(listener: RequestListener, options = {}) {
  const api = await startFakeApi(listener);
  opened.push(api);
  return createPodLogs(api.kubeConfig, options);
}

function refuse(response: ServerResponse, code: number, message: string): void {
  response.writeHead(code, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ kind: 'Status', code, message }));
}

const { signal } = new AbortController();

async function textOf(logs: Awaited<ReturnType<typeof logsOf>>, how: PodLogOptions) {
  const log = await logs.open(POD, how, signal);
  if (log.kind !== 'log') return log.kind;
  return Buffer.concat(await collect(log.bytes)).toString();
}

describe('the log of a Pod', () => {
  it('is asked for by container, from where and whether with times', async () => {
    const asked: string[] = [];
    const logs = await logsOf((request, response) => {
      asked.push(request.url ?? '');
      response.end('one\ntwo\n');
    });
    expect(await textOf(logs, WHOLE)).toBe('one\ntwo\n');
    await textOf(logs, { ...FOLLOWED, since: '2026-08-01T12:00:00.5Z' });
    const path = '/api/v1/namespaces/test-pods/pods/pod-1/log?container=test';
    expect(asked).toEqual([
      `${path}&follow=false&timestamps=false`,
      `${path}&follow=true&timestamps=true&sinceTime=2026-08-01T12%3A00%3A00.5Z`,
    ]);
  });

  it.each([
    [404, 'pods "pod-1" not found', 'gone'],
    [400, 'container x is not valid for pod pod-1', 'gone'],
    [400, 'container "test" in pod "pod-1" is waiting to start: PodInitializing', 'waiting'],
  ])('is not there when the API answers %i: %s', async (code, message, kind) => {
    const logs = await logsOf((_request, response) => {
      refuse(response, code, message);
    });
    expect(await textOf(logs, WHOLE)).toBe(kind);
  });

  it.each([
    [403, 'pods "pod-1" is forbidden', 'REFUSED'],
    [429, 'too many requests', 'THROTTLED'],
    [500, 'Get "https://node:10250": dial tcp: i/o timeout', 'UNAVAILABLE'],
  ])(
    'that the API refuses with %i is an error with its sentence',
    async (status, message, code) => {
      const logs = await logsOf((_request, response) => {
        refuse(response, status, message);
      });
      await expect(logs.open(POD, WHOLE, signal)).rejects.toMatchObject({
        code,
        message: `could not read the log of Pod test-pods/pod-1: ${message}`,
      });
    },
  );

  it('is read no faster than it is taken', async () => {
    const chunk = Buffer.alloc(64 * 1024, 'x');
    let sent = 0;
    const logs = await logsOf((_request, response) => {
      const more = (): void => {
        while (sent < 1_000 && response.write(chunk)) sent += 1;
        if (sent < 1_000) response.once('drain', more);
      };
      more();
    });
    const log = await logs.open(POD, FOLLOWED, signal);
    if (log.kind !== 'log') throw new Error(log.kind);
    const bytes = log.bytes[Symbol.asyncIterator]();
    await bytes.next();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(sent).toBeLessThan(500);
    await bytes.return?.();
  });

  it('that nobody reads any more is closed at the API server', async () => {
    let closed: Promise<unknown> | undefined;
    const logs = await logsOf((_request, response) => {
      closed = new Promise((resolve) => response.once('close', resolve));
      response.write('one\n');
    });
    const log = await logs.open(POD, FOLLOWED, signal);
    if (log.kind !== 'log') throw new Error(log.kind);
    for await (const chunk of log.bytes) if (chunk.length > 0) break;
    await closed;
  });
});

describe('a connection to the API server', () => {
  it('that is half open ends a log that is followed, which can be opened again', async () => {
    const logs = await logsOf(
      (_request, response) => {
        response.write('one\n');
      },
      { silentMs: 100 },
    );
    expect(await textOf(logs, FOLLOWED)).toBe('one\n');
    await expect(textOf(logs, WHOLE)).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: 'could not read the log of Pod test-pods/pod-1: no word for 100 ms',
    });
  });

  it('that breaks ends a log that is followed, and is an error for one that is read once', async () => {
    const logs = await logsOf((request, response) => {
      response.write('one\n', () => request.socket.destroy());
    });
    expect(await textOf(logs, FOLLOWED)).toBe('one\n');
    await expect(textOf(logs, WHOLE)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('on which nothing answers is given up', async () => {
    const logs = await logsOf(() => undefined, { answerMs: 100 });
    await expect(logs.open(POD, WHOLE, signal)).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: 'could not read the log of Pod test-pods/pod-1: no answer within 100 ms',
    });
  });

  it('ends when whoever asked does not want the log any more', async () => {
    const logs = await logsOf((_request, response) => {
      response.write('one\n');
    });
    const stop = new AbortController();
    const log = await logs.open(POD, FOLLOWED, stop.signal);
    if (log.kind !== 'log') throw new Error(log.kind);
    setTimeout(() => {
      stop.abort();
    }, 50);
    expect(Buffer.concat(await collect(log.bytes)).toString()).toBe('one\n');
  });
});
