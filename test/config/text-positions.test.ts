import fc from 'fast-check';
import { expect, it } from 'vitest';
import { textPositions } from '../../src/config/text-positions.ts';

const TEXT = 'one\r\ntwo\n\nlast';

it.each([
  [0, 1, 1, 'one'],
  [3, 1, 4, 'one'],
  [4, 1, 5, 'one'],
  [5, 2, 1, 'two'],
  [8, 2, 4, 'two'],
  [9, 3, 1, ''],
  [10, 4, 1, 'last'],
  [14, 4, 5, 'last'],
])('the offset %i is in line %i, column %i, which reads %j', (offset, line, column, sourceLine) => {
  expect(textPositions(TEXT)(offset)).toEqual({ line, column, sourceLine });
});

it('a line that is too long for an excerpt is left out', () => {
  const [fits, tooLong] = ['x'.repeat(2_000), 'x'.repeat(2_001)];
  expect(textPositions(`${fits}\r\n`)(7)).toMatchObject({ column: 8, sourceLine: fits });
  expect(textPositions(tooLong)(7)).toEqual({ line: 1, column: 8, sourceLine: '' });
});

it('a position leads back to its offset', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '\n', '\r', 'é'), maxLength: 40 });
  fc.assert(
    fc.property(text, fc.nat(40), (written, at) => {
      const offset = Math.min(at, written.length);
      const { line, column } = textPositions(written)(offset);
      const before = written.split('\n').slice(0, line - 1);
      expect(before.reduce((sum, each) => sum + each.length + 1, 0) + column - 1).toBe(offset);
    }),
  );
});
