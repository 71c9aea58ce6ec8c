import { expect, it } from 'vitest';
import { couldBeCommand } from '../../src/rules/could-be-command.ts';

it.each([
  ['/check', true],
  ['thanks\n  /check it', true],
  ['thanks\r\n/check', true],
  ['see a/b', false],
  ['nice work', false],
  ['', false],
  ['```\n/check\n```', false],
  ['> /check', false],
])('%j could be a command: %s', (body, expected) => {
  expect(couldBeCommand(body)).toBe(expected);
});
