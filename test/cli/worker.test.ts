import { expect, it } from 'vitest';
import { addWorker } from '../../src/cli/worker.ts';
import { refusal, testProgram } from './refusal.ts';

const CONFIG = ['--config-path', '/nowhere/config.yaml'];

it.each([
  ['no configuration', [], /required option '--config-path <file>' not specified/],
  ['no plugins', CONFIG, /required option '--plugin-config <file>' not specified/],
  [
    'an option that there is not',
    [...CONFIG, '--plugin-config', 'x', '--dry-run'],
    /unknown option '--dry-run'/,
  ],
])('prowflow worker with %s says so, and does not start', async (_what, args, says) => {
  expect(await refusal(testProgram(addWorker), ['worker', ...args])).toMatch(says);
});
