import { setTimeout as sleep } from 'node:timers/promises';
import type { LogEvent } from './logs-follow.ts';
import { positionText } from './logs-lines.ts';

/** An event as text. WHATWG: HTML, "Server-sent events". The data is JSON, because lines may have returns in them. */
export function eventText(event: LogEvent): string {
  switch (event.kind) {
    case 'log': {
      const { lines, isOpen, position } = event;
      const id = position === undefined ? '' : `id: ${positionText(position)}\n`;
      return id + textOf('log', { lines, ...(isOpen && { isOpen }) });
    }
    case 'state':
    case 'end':
      return textOf(event.kind, { state: event.state, description: event.description });
    case 'restart':
      return textOf('restart', {});
    case 'trouble':
      return textOf('trouble', { says: event.says });
  }
}

function textOf(kind: LogEvent['kind'], data: object): string {
  return `event: ${kind}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** How long to wait before a new connection when one ends. */
export const RETRY = 'retry: 2000\n\n';
const HEARTBEAT = ':\n\n';

export interface StreamLimits {
  /** After so long without an event there is a comment, so that nobody on the way takes the connection for dead. */
  readonly heartbeatMs: number;
  /** A client that takes nothing for so long is gone. */
  readonly stallMs: number;
}

/**
 * The texts of events with heartbeats between them. `drop` is called for a client that does not read any more; nothing is
 * gathered for it.
 */
export async function* eventStream(
  events: AsyncIterable<LogEvent>,
  { heartbeatMs, stallMs }: StreamLimits,
  drop: () => void,
): AsyncGenerator<string> {
  const all = events[Symbol.asyncIterator]();
  const watch = (): NodeJS.Timeout => setTimeout(drop, stallMs);
  let stalled = watch();
  try {
    yield RETRY;
    let next = all.next();
    for (;;) {
      clearTimeout(stalled);
      const come = await orBeat(next, heartbeatMs);
      if (come?.done) return;
      stalled = watch();
      yield come === undefined ? HEARTBEAT : eventText(come.value);
      if (come !== undefined) next = all.next();
    }
  } finally {
    clearTimeout(stalled);
    // It may be waiting, and ends with the signal that it was given.
    void all.return?.();
  }
}

/** `undefined` when it is time for a heartbeat. */
async function orBeat<T>(next: Promise<T>, everyMs: number): Promise<T | undefined> {
  const stop = new AbortController();
  const beat = sleep(everyMs, undefined, { signal: stop.signal }).catch(() => undefined);
  try {
    return await Promise.race([next, beat]);
  } finally {
    stop.abort();
  }
}
