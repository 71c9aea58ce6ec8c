import { readFile } from 'node:fs/promises';
import { CommanderError } from 'commander';
import { expect, it } from 'vitest';
import { ConfigFilesError } from '../../src/adapters/config-files/config-files-error.ts';
import { failureOf } from '../../src/cli/failure.ts';
import { ProblemsError } from '../../src/cli/problems/problems-error.ts';

const PROBLEM = { file: 'a.yaml', line: 1, column: 3, sourceLine: 'x: y', says: 'it is wrong' };
const EXCERPT = 'a.yaml:1:3: it is wrong\n    1 | x: y\n      |   ^\n';

it.each([
  ['help', new CommanderError(0, 'commander.helpDisplayed', ''), { says: '', exitCode: 0 }],
  [
    'a usage error',
    new CommanderError(1, 'commander.unknownOption', ''),
    { says: '', exitCode: 2 },
  ],
  ['a bad configuration', new ConfigFilesError([PROBLEM]), { says: EXCERPT, exitCode: 1 }],
  ['a bad file', new ProblemsError([PROBLEM]), { says: EXCERPT, exitCode: 1 }],
  [
    'output that nobody reads any more',
    Object.assign(new Error('write EPIPE'), { code: 'EPIPE', syscall: 'write' }),
    { says: '', exitCode: 2 },
  ],
  ['a wrong use', new Error('name a job'), { says: 'prowflow: name a job\n', exitCode: 2 }],
  ['an error of a room', new TypeError('odd'), { says: 'prowflow: TypeError: odd\n', exitCode: 2 }],
  ['anything else', 'odd', { says: 'prowflow: odd\n', exitCode: 2 }],
])('%s ends with its code and words', (_what, error, failure) => {
  expect(failureOf(error, (_role, text) => text)).toEqual(failure);
});

it('a file that cannot be read is named in a sentence', async () => {
  const error: unknown = await readFile('no/such/file').catch((caught: unknown) => caught);
  expect(failureOf(error, (_role, text) => text)).toEqual({
    says: 'prowflow: no/such/file: there is no such file\n',
    exitCode: 2,
  });
});
