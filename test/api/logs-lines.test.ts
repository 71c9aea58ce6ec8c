import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  LOG_START,
  logParts,
  positionText,
  readPosition,
  type LogPart,
  type LogPosition,
} from '../../src/api/logs-lines.ts';
import { collect } from '../adapters/artifacts/collect.ts';

async function* chunks(...all: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const chunk of all) {
    await Promise.resolve();
    yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
  }
}

const time = (second: number): string =>
  `2026-08-01T12:00:${String(second).padStart(2, '0')}.123456789Z`;

const textOf = (parts: readonly LogPart[]): string =>
  parts.flatMap(({ lines, isOpen }) => [lines.join('\n'), isOpen ? '' : '\n']).join('');

describe('the lines of a log', () => {
  it('come as they are complete, and the last one without its end', async () => {
    const parts = await collect(logParts(chunks('on', 'e\ntwo\nthr', 'ee'), LOG_START, false));
    expect(parts).toEqual([
      { lines: ['one', 'two'], isOpen: false, position: { lines: 2 } },
      { lines: ['three'], isOpen: false, position: { lines: 3 } },
    ]);
  });

  it('lose the times at their beginnings, which tell where to read on', async () => {
    const log = `${time(1)} one\n${time(2)} two\n`;
    const parts = await collect(logParts(chunks(log), LOG_START, true));
    expect(parts).toEqual([
      { lines: ['one', 'two'], isOpen: false, position: { lines: 2, time: time(2) } },
    ]);
  });

  it('are read on by time, also where the beginning of the log is gone', async () => {
    const log = `${time(2)} two\n${time(3)} three\n`;
    const from = { lines: 2, time: time(2) };
    const parts = await collect(logParts(chunks(log), from, true));
    expect(parts).toEqual([
      { lines: ['three'], isOpen: false, position: { lines: 3, time: time(3) } },
    ]);
  });

  it('are read on by their number where they have no times', async () => {
    const from = { lines: 2, time: time(2) };
    const parts = await collect(logParts(chunks('one\ntwo\nthree\n'), from, false));
    expect(parts).toEqual([{ lines: ['three'], isOpen: false, position: { lines: 3 } }]);
  });

  it('that are very long come in pieces, of which only the last tells where to read on', async () => {
    const long = 'x'.repeat(65 * 1024);
    const parts = await collect(logParts(chunks(long, `${long}\nend\n`), LOG_START, false));
    expect(parts.map(({ isOpen, position }) => [isOpen, position?.lines])).toEqual([
      [true, undefined],
      [false, 2],
    ]);
    expect(textOf(parts)).toBe(`${long}${long}\nend\n`);
  });

  it('keep a character that comes in two chunks', async () => {
    const bytes = Buffer.from('ä\n');
    const parts = logParts(chunks(bytes.subarray(0, 1), bytes.subarray(1)), LOG_START, false);
    expect(textOf(await collect(parts))).toBe('ä\n');
  });

  it('are the same however they were cut, and wherever reading stopped and went on', async () => {
    const lines = fc.array(fc.stringMatching(/^[ a-zä\r]{0,9}$/), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(lines, fc.nat(), fc.array(fc.nat(40)), async (all, stop, cuts) => {
        const bytes = Buffer.from(`${all.join('\n')}\n`);
        const pieces: Uint8Array[] = [];
        let at = 0;
        for (const cut of cuts) pieces.push(bytes.subarray(at, (at += cut)));
        pieces.push(bytes.subarray(at));
        const from: LogPosition = { lines: stop % (all.length + 1) };
        const parts = await collect(logParts(chunks(...pieces), from, false));
        expect(parts.flatMap((part) => part.lines)).toEqual(all.slice(from.lines));
      }),
    );
  });
});

describe('a position', () => {
  it.each([{ lines: 0 }, { lines: 7 }, { lines: 7, time: time(1) }])('is read back: %j', (one) => {
    expect(readPosition(positionText(one))).toEqual(one);
  });

  it.each(['', 'x', '-1', '1@', '1@now', `1@${time(1)}\n`, '1'.repeat(13)])('is not %j', (text) => {
    expect(readPosition(text)).toBeUndefined();
  });
});
