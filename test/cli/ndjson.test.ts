import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { readNdjson, writeNdjson } from '../../src/cli/ndjson.ts';
import { collected } from './collected.ts';

it('lines are read with their numbers, empty ones left out', async () => {
  const lines = await collected(readNdjson(Readable.from(['{"a":1}\r\n\n[2', ']\n3'])));
  expect(lines).toEqual([
    { lineNumber: 1, value: { a: 1 } },
    { lineNumber: 3, value: [2] },
    { lineNumber: 4, value: 3 },
  ]);
});

it('a line that is no JSON is named', async () => {
  const lines = readNdjson(Readable.from(['1\n{\n']));
  await expect(collected(lines)).rejects.toThrow('line 2 is no JSON');
});

it('values are written one a line, and the output stays open', async () => {
  const output = new PassThrough();
  await writeNdjson([{ a: 1 }, 'b'], output);
  output.end('still open');
  expect(await text(output)).toBe('{"a":1}\n"b"\nstill open');
});
