import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { withLock } from '../../dev/stack/lock.ts';
import { runUntilOutput } from './child.ts';
import { temporaryFolder } from './folder.ts';

it('two holders of one lock follow one another', async () => {
  const file = join(await temporaryFolder(), 'lock');
  const happened: string[] = [];
  const hold = (name: string) =>
    withLock(file, async () => {
      happened.push(`${name} in`);
      await delay(50);
      happened.push(`${name} out`);
    });
  await Promise.all([hold('a'), hold('b')]);
  const first = happened[0]?.charAt(0);
  const order =
    first === 'a' ? ['a in', 'a out', 'b in', 'b out'] : ['b in', 'b out', 'a in', 'a out'];
  expect(happened).toEqual(order);
});

it('who must wait is told once', async () => {
  const file = join(await temporaryFolder(), 'lock');
  let told = 0;
  let waiter: Promise<void> | undefined;
  await withLock(file, async () => {
    const onWait = (): void => {
      told += 1;
    };
    waiter = withLock(file, () => Promise.resolve(), onWait);
    await delay(1_200);
  });
  await waiter;
  expect(told).toBe(1);
});

it('a failure inside opens the lock and is passed on', async () => {
  const file = join(await temporaryFolder(), 'lock');
  await expect(withLock(file, () => Promise.reject(new Error('inside')))).rejects.toThrow('inside');
  await expect(withLock(file, () => Promise.resolve('in'))).resolves.toBe('in');
});

it('a holder that is killed leaves no lock behind', { timeout: 15_000 }, async () => {
  const file = join(await temporaryFolder(), 'lock');
  const module = new URL('../../dev/stack/lock.ts', import.meta.url).href;
  const program = `import { withLock } from ${JSON.stringify(module)};
    await withLock(${JSON.stringify(file)}, () => { console.log('in'); return new Promise((end) => setTimeout(end, 60_000)); });`;
  const holder = await runUntilOutput(program);
  holder.kill('SIGKILL');
  await expect(withLock(file, () => Promise.resolve('in'))).resolves.toBe('in');
});
