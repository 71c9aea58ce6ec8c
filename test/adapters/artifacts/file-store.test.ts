import { mkdtemp, readdir, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileStore } from '../../../src/adapters/artifacts/file-store.ts';
import { collect } from './collect.ts';
import { describeStore } from './store-contract.ts';

const folder = (): Promise<string> => mkdtemp(join(tmpdir(), 'file-store-'));

describeStore('a directory', async () => fileStore(await folder()));

describe('a directory', () => {
  it('does not follow a symbolic link out of itself', async () => {
    const [root, outside] = await Promise.all([folder(), folder()]);
    await writeFile(join(outside, 'secret'), 'secret');
    await symlink(outside, join(root, 'way'));
    const store = fileStore(root);
    await expect(store.get('way/secret')).rejects.toThrow('leads out of the directory');
    await expect(store.put('way/new', Buffer.from('x'), {})).rejects.toThrow('leads out');
    expect(await readdir(outside)).toEqual(['secret']);
  });

  it('leaves nothing behind when a body fails half way', async () => {
    const root = await folder();
    const failing = (async function* () {
      yield await Promise.resolve(Buffer.from('half'));
      throw new Error('the reader went away');
    })();
    await expect(fileStore(root).put('log', failing, {})).rejects.toThrow('went away');
    expect(await readdir(root)).toEqual([]);
  });

  it('keeps an archive packed', async () => {
    const store = fileStore(await folder());
    const packed = Buffer.from([0x1f, 0x8b, 8, 0]);
    await store.put('artifacts/a.tar.gz', packed, {});
    expect(await store.get('artifacts/a.tar.gz')).toEqual(packed);
  });

  it('has nothing where a folder is', async () => {
    const store = fileStore(await folder());
    await store.put('a/b', Buffer.from('x'), {});
    expect(await store.get('a')).toBeUndefined();
    expect(await store.get('a/b/c')).toBeUndefined();
  });

  it('is empty before it exists', async () => {
    const store = fileStore('/no/such/directory');
    expect(await collect(store.list(''))).toEqual([]);
    expect(await store.get('a')).toBeUndefined();
  });

  it('says what could not be written', async () => {
    const root = await folder();
    const store = fileStore(root);
    await store.put('a', Buffer.from('x'), {});
    await expect(store.put('a/b', Buffer.from('x'), {})).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringContaining('a/b') as string,
    });
  });
});
