import { createServer } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { instancePaths } from '../../dev/stack/paths.ts';
import { reservePorts } from '../../dev/stack/settings.ts';
import { temporaryState } from './folder.ts';

it('an instance keeps its ports, and no other instance gets them', async () => {
  await temporaryState();
  const names = ['etcd', 'apiserver'] as const;
  const ports = async (instance: string) => {
    const port = await reservePorts(instancePaths(instance), names);
    return names.map(port);
  };
  // At once, since that is when they could be given the same.
  const [one, two] = await Promise.all([ports('one'), ports('two')]);
  expect(new Set([...one, ...two]).size).toBe(4);
  expect(await ports('one')).toEqual(one);
});

it('a port that someone else has taken meanwhile is replaced, the others stay', async () => {
  await temporaryState();
  const paths = instancePaths('one');
  const before = await reservePorts(paths, ['etcd', 'apiserver']);
  const thief = createServer().listen(before('etcd'), '127.0.0.1');
  onTestFinished(() => {
    thief.close();
  });
  await new Promise((resolve) => thief.once('listening', resolve));
  const after = await reservePorts(paths, ['etcd', 'apiserver']);
  expect(after('etcd')).not.toBe(before('etcd'));
  expect(after('apiserver')).toBe(before('apiserver'));
});

it('parts of an instance that reserve one after the other do not meet', async () => {
  await temporaryState();
  const paths = instancePaths('one');
  const temporal = await reservePorts(paths, ['temporal']);
  const etcd = await reservePorts(paths, ['etcd']);
  expect(etcd('etcd')).not.toBe(temporal('temporal'));
});
