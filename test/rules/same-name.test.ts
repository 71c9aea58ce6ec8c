import { expect, it } from 'vitest';
import { nameAmong } from '../../src/rules/same-name.ts';

it('names are the same in any case of letters, and come back as they are written', () => {
  expect(nameAmong(['lgtm', 'Kind/Bug'], 'kind/bug')).toBe('Kind/Bug');
  expect(nameAmong(['bugs'], 'bug')).toBeUndefined();
  expect(nameAmong([], 'kind/bug')).toBeUndefined();
});
