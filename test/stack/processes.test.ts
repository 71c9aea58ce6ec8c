import { expect, it } from 'vitest';
import {
  currentBootId,
  identityOf,
  isAlive,
  parsePidFile,
  parseStat,
} from '../../dev/stack/processes.ts';

/** A line of /proc/PID/stat with fields 4 to 21 numbered, so that a wrong count shows. */
const stat = (name: string): string =>
  `77 (${name}) S ${Array.from({ length: 18 }, (_, index) => index + 4).join(' ')} 123456 0 0`;

it.each(['node', 'a b', 'odd) S (name', '(sd-pam)'])(
  'the start time is found whatever the program is called: %s',
  (name) => {
    expect(parseStat(stat(name))).toEqual({ pid: 77, state: 'S', startTicks: '123456' });
  },
);

it.each(['', 'boot\n', 'boot\n77 (node) S 1 2', 'nothing'])(
  'a cut pid file names nobody: %j',
  (text) => {
    expect(parsePidFile(text)).toBeUndefined();
  },
);

it('this process is alive; one of its number from another time or boot is not', async () => {
  const own = await identityOf(process.pid);
  if (own === undefined) throw new Error('this process has no identity');
  expect(own.bootId).toBe(await currentBootId());
  expect(await isAlive(own)).toBe(true);
  expect(await isAlive({ ...own, startTicks: '1' })).toBe(false);
  expect(await isAlive({ ...own, bootId: 'another' })).toBe(false);
});
