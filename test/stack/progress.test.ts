import { Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { consoleProgress, readableTime } from '../../dev/progress.ts';

function recorder() {
  const lines: string[] = [];
  const out = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString().trimEnd());
      done();
    },
  });
  return { lines, out };
}

it.each([
  [400, '0.4 s'],
  [9_940, '9.9 s'],
  [12_300, '12 s'],
  [59_700, '1 min 00 s'],
  [185_000, '3 min 05 s'],
])('%d ms reads as %s', (ms, text) => {
  expect(readableTime(ms)).toBe(text);
});

it('a step that ends gives its result and says how long it took', async () => {
  const { lines, out } = recorder();
  const result = await consoleProgress(out).step('make tea', () => Promise.resolve('tea'));
  expect(result).toBe('tea');
  expect(lines).toEqual([expect.stringMatching(/^✓ make tea {2}\d+\.\d s$/)]);
});

it('a step that fails says so and passes its own error on', async () => {
  const { lines, out } = recorder();
  const failure = new Error('no water');
  const step = consoleProgress(out).step('make tea', () => Promise.reject(failure));
  await expect(step).rejects.toBe(failure);
  expect(lines).toEqual([expect.stringMatching(/^✗ make tea/)]);
});

it('a long step is heard of while it goes on, and not after', async () => {
  const { lines, out } = recorder();
  await consoleProgress(out, 20).step('make tea', () => delay(110));
  const spoken = lines.length;
  expect(lines.filter((line) => line.startsWith('… make tea')).length).toBeGreaterThanOrEqual(2);
  await delay(60);
  expect(lines).toHaveLength(spoken);
});
