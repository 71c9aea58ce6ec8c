import { once } from 'node:events';
import { expect, it } from 'vitest';
import { claim, ownerOf, release } from '../../dev/stack/ownership.ts';
import { instancePaths } from '../../dev/stack/paths.ts';
import { runUntilOutput } from './child.ts';
import { temporaryState } from './folder.ts';

it('a second start of the same part is refused until the first gives it up', async () => {
  await temporaryState();
  await claim('one', 'temporal');
  await expect(claim('one', 'temporal')).rejects.toMatchObject({ code: 'ALREADY_RUNNING' });
  await claim('one', 'kubernetes');
  await claim('two', 'temporal');
  await release('one', 'temporal');
  await claim('one', 'temporal');
});

it('an owner that was killed does not count', { timeout: 15_000 }, async () => {
  await temporaryState();
  const module = new URL('../../dev/stack/ownership.ts', import.meta.url).href;
  const program = `import { claim } from ${JSON.stringify(module)};
    await claim('one', 'temporal'); console.log('mine'); setTimeout(() => {}, 60_000);`;
  const owner = await runUntilOutput(program);
  expect((await ownerOf('one', 'temporal'))?.pid).toBe(owner.pid);
  owner.kill('SIGKILL');
  await once(owner, 'exit');
  expect(await ownerOf('one', 'temporal')).toBeUndefined();
  await claim('one', 'temporal');
});

it.each(['', '..', 'a/b', 'Upper', '-a', 'a'.repeat(41)])('%j is no instance name', (name) => {
  expect(() => instancePaths(name)).toThrow(expect.objectContaining({ code: 'BAD_INSTANCE_NAME' }));
});

it('the bridge name of any instance fits a network interface', () => {
  const bridge = instancePaths('a'.repeat(40)).bridge;
  expect(bridge.length).toBeLessThanOrEqual(15);
  expect(bridge).not.toBe(instancePaths('b').bridge);
});
