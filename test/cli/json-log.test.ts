import type { LogEntry } from '@temporalio/worker';
import { describe, expect, it } from 'vitest';
import { jsonLog } from '../../src/cli/json-log.ts';

const TOKEN = 'ghp_abcdefghijklmnopqrstuvwxyz0123456789';

function logged(meta?: LogEntry['meta']): string {
  const written: string[] = [];
  const write = (text: string | Uint8Array): boolean => written.push(String(text)) > 0;
  const entry: LogEntry = {
    level: 'WARN',
    message: 'it went\nwrong',
    timestampNanos: 1_500_000_000n,
  };
  jsonLog(meta === undefined ? entry : { ...entry, meta }, { write });
  return written.join('');
}

describe('a line of the log', () => {
  it('is one line of JSON with time, level and message', () => {
    const text = logged({ job: 'unit', attempt: 2 });
    expect(text.match(/\n/g)).toHaveLength(1);
    expect(JSON.parse(text)).toEqual({
      time: '1970-01-01T00:00:01.500Z',
      level: 'WARN',
      message: 'it went\nwrong',
      job: 'unit',
      attempt: 2,
    });
  });

  it('shows a number that JSON does not know as text', () => {
    expect(JSON.parse(logged({ historySize: 2n ** 60n }))).toHaveProperty(
      'historySize',
      '1152921504606846976',
    );
  });

  const cause = new Error(`authorization: token ${TOKEN}`);
  const error = new TypeError('no answer', { cause });
  it.each([
    ['its cause', { error }],
    ['what hangs on it', { error: Object.assign(new TypeError('no answer'), { request: TOKEN }) }],
    [
      'what it says of itself for JSON',
      { error: Object.assign(new TypeError('no answer'), { toJSON: () => ({ config: TOKEN }) }) },
    ],
    ['the inside of one that is deeper', { error: new TypeError('no answer'), about: [{ error }] }],
  ])('tells of an error its name and message, and not %s', (_what, meta) => {
    const text = logged(meta);
    expect(text).not.toContain(TOKEN);
    expect(JSON.parse(text)).toHaveProperty('error', 'TypeError: no answer');
  });
});
