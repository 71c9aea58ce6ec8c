import type { ServerResponse } from 'node:http';
import { CoreV1Api, Watch } from '@kubernetes/client-node';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { watchPods } from '../../../src/adapters/kubernetes/watch-pods.ts';
import { startFakeApi, type FakeApi } from './fake-api.ts';
import { listener, NAMESPACE, wirePod } from './pods.ts';

type WatchEvent = readonly [type: string, object: object];
type WatchAnswer = (response: ServerResponse) => void;

/** A watch under way, and what the API server was asked. */
interface Scene {
  readonly told: readonly string[];
  /** `list`, or `watch from VERSION`. */
  readonly asked: readonly string[];
  readonly ended: Promise<void>;
  readonly stop: () => void;
}

let api: FakeApi;
const running = new Set<() => void>();

afterEach(async () => {
  for (const stop of running) stop();
  running.clear();
  await api.close();
});

/** Watches a namespace with the Pod `a`, version 1. The watches get these answers; one beyond them stays quiet. */
async function scene(answers: readonly WatchAnswer[], quietMs?: number): Promise<Scene> {
  const asked: string[] = [];
  const left = [...answers];
  api = await startFakeApi((request, response) => {
    const { searchParams: query } = new URL(request.url ?? '', 'http://api');
    response.setHeader('content-type', 'application/json');
    if (query.get('watch') === 'true') {
      asked.push(`watch from ${String(query.get('resourceVersion'))}`);
      (left.shift() ?? quiet)(response);
    } else {
      asked.push('list');
      const [metadata, items] = [{ resourceVersion: '1' }, [wirePod('a', '1')]];
      response.end(JSON.stringify({ apiVersion: 'v1', kind: 'PodList', metadata, items }));
    }
  });
  const watch = new Watch(api.kubeConfig);
  // The library has no setting for it.
  if (quietMs !== undefined) Reflect.set(watch, 'requestTimeoutMs', quietMs);
  const client = { api: api.kubeConfig.makeApiClient(CoreV1Api), watch };
  const handlers = listener();
  const end = new AbortController();
  const where = { namespace: NAMESPACE, selector: 'created-by-prow=true' };
  const ended = watchPods(client, where, handlers, end.signal);
  ended.catch(() => undefined);
  const stop = (): void => {
    end.abort();
  };
  running.add(stop);
  return { told: handlers.told, asked, ended, stop };
}

const quiet: WatchAnswer = (response) => {
  response.flushHeaders();
};
const tooOld: WatchAnswer = (response) => {
  response.writeHead(410).end();
};
const refused: WatchAnswer = (response) => {
  response.writeHead(500).end();
};
const brokenOff: WatchAnswer = (response) => {
  response.write(events(['ADDED', wirePod('b', '2')]), () => {
    response.destroy();
  });
};

function events(...lines: readonly WatchEvent[]): string {
  return lines.map(([type, object]) => `${JSON.stringify({ type, object })}\n`).join('');
}

/** Sends these events, then ends the watch as a server does after its time. */
function thenEnd(...lines: readonly WatchEvent[]): WatchAnswer {
  return (response) => response.end(events(...lines));
}

function eventually(check: () => void): Promise<void> {
  return vi.waitFor(check, { timeout: 5_000, interval: 10 });
}

describe('a watch of Pods', () => {
  it('tells the Pods of the list, then changes and deletions', async () => {
    const { told } = await scene([
      thenEnd(
        ['MODIFIED', wirePod('a', '2', 'Running')],
        ['DELETED', wirePod('a', '3', 'Running')],
      ),
    ]);
    await eventually(() => {
      expect(told).toEqual(['+a Pending', '+a Running', '-a']);
    });
  });

  it('that the server ends goes on where it was, without a list', async () => {
    const { asked } = await scene([thenEnd(['ADDED', wirePod('b', '5')]), thenEnd()]);
    await eventually(() => {
      expect(asked).toEqual(['list', 'watch from 1', 'watch from 5', 'watch from 5']);
    });
  });

  it('goes on from a bookmark, which is no Pod', async () => {
    const bookmark = { kind: 'Pod', metadata: { resourceVersion: '9' } };
    const { asked, told } = await scene([thenEnd(['BOOKMARK', bookmark])]);
    await eventually(() => {
      expect(asked).toEqual(['list', 'watch from 1', 'watch from 9']);
    });
    expect(told).toEqual(['+a Pending']);
  });

  it.each([
    ['in an event', thenEnd(['ERROR', { kind: 'Status', code: 410, reason: 'Expired' }])],
    ['as its answer', tooOld],
  ])('whose version is too old lists again, told so %s', async (_how, answer) => {
    const { asked, told } = await scene([answer]);
    await eventually(() => {
      expect(asked).toEqual(['list', 'watch from 1', 'list', 'watch from 1']);
    });
    expect(told).toEqual(['+a Pending', '+a Pending']);
  });

  it('in which nothing happens for long goes on, in case its connection is dead', async () => {
    const { asked } = await scene([quiet], 50);
    await eventually(() => {
      expect(asked.slice(0, 3)).toEqual(['list', 'watch from 1', 'watch from 1']);
    });
  });

  it.each([
    ['is refused', refused],
    ['breaks off', brokenOff],
  ])('that %s fails, for its caller to begin anew', async (_how, answer) => {
    const { ended } = await scene([answer]);
    await expect(ended).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(ended).rejects.toThrow(/^the watch of Pods in namespace test-pods broke: ./);
  });

  it('ends when it is told to', async () => {
    const { asked, ended, stop } = await scene([]);
    await eventually(() => {
      expect(asked).toHaveLength(2);
    });
    stop();
    await expect(ended).resolves.toBeUndefined();
  });
});
