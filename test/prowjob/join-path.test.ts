import { expect, it } from 'vitest';
import { joinPath } from '../../src/prowjob/join-path.ts';

it.each([
  [['a', 'b'], 'a/b'],
  [['a/', '/b'], 'a/b'],
  [['', 'a', ''], 'a'],
  [['/a', './b'], '/a/b'],
  [['a', '..', 'b'], 'b'],
  [['/a', '../../b'], '/b'],
  [['a', '../../b'], '../b'],
  [['a', '..'], '.'],
  [['/', '..'], '/'],
  [[], ''],
])('%j is %j', (parts, path) => {
  expect(joinPath(...parts)).toBe(path);
});
