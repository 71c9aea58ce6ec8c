import { expect, it } from 'vitest';
import { excerptOf } from '../../../src/cli/problems/excerpt.ts';

const at = (sourceLine: string, column: number) =>
  excerptOf({ file: 'a.yaml', line: 1, column, sourceLine, says: '' });

it.each([
  ['name: x', 7, 'name: x', 6],
  ['name: x', 1, 'name: x', 0],
  ['\tname: x', 2, '  name: x', 2],
  ['- {a: "日本", b: 1}', 13, '- {a: "日本", b: 1}', 14],
  ['"👍": x', 6, '"👍": x', 5],
  ['e\u0301: x', 5, 'e\u0301: x', 3],
  ['a: \u001b[31mred\u202e', 4, 'a: \ufffd[31mred\ufffd', 3],
])('of %j, column %d', (line, column, shown, indent) => {
  expect(at(line, column)).toEqual({ line: shown, indent });
});

it.each([
  [1, `${'a'.repeat(99)}…`, 0],
  [151, `…${'a'.repeat(49)}${'b'.repeat(49)}…`, 50],
  [300, `…${'b'.repeat(50)}`, 50],
])('a line of 300 characters is cut around column %d', (column, line, indent) => {
  expect(at(`${'a'.repeat(150)}${'b'.repeat(150)}`, column)).toEqual({ line, indent });
});

it('there is none without a line, or without a place in it', () => {
  expect(at('', 1)).toBeUndefined();
  expect(excerptOf({ file: 'a.yaml', says: '' })).toBeUndefined();
});
