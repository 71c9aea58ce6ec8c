import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ArtifactStoreError } from '../../../src/adapters/artifacts/artifact-store-error.ts';
import type { ArtifactStore } from '../../../src/ports/artifact-store.ts';
import { collect } from './collect.ts';

/** What every artifact store does, whatever is behind it. `open` gives a store that no other test has written to. */
export function describeStore(name: string, open: () => Promise<ArtifactStore>): void {
  const text = (bytes: Uint8Array | undefined): string | undefined =>
    bytes && Buffer.from(bytes).toString();

  describe(`${name} as an artifact store`, () => {
    it('gives back what was put', async () => {
      const store = await open();
      await store.put('logs/job/1/started.json', Buffer.from('{"timestamp":1}'), {});
      expect(text(await store.get('logs/job/1/started.json'))).toBe('{"timestamp":1}');
    });

    it('replaces what is there', async () => {
      const store = await open();
      await store.put('latest-build.txt', Buffer.from('a longer one'), {});
      await store.put('latest-build.txt', Buffer.from('2'), {});
      expect(text(await store.get('latest-build.txt'))).toBe('2');
    });

    it('puts what is new, and keeps what is there', async () => {
      const store = await open();
      expect(await store.putNew('run/finished.json', Buffer.from('first'), {})).toBe(true);
      expect(await store.putNew('run/finished.json', Buffer.from('second'), {})).toBe(false);
      expect(text(await store.get('run/finished.json'))).toBe('first');
      expect(await collect(store.list('run/'))).toEqual(['run/finished.json']);
    });

    it('forgets what is deleted, however often it is', async () => {
      const store = await open();
      await store.put('a/b', Buffer.from('x'), {});
      await store.delete('a/b');
      expect(await store.get('a/b')).toBeUndefined();
      await expect(store.delete('a/b')).resolves.toBeUndefined();
      await expect(store.delete('no/such/object')).resolves.toBeUndefined();
    });

    it('keeps an empty object', async () => {
      const store = await open();
      await store.put('empty', new Uint8Array(), {});
      expect(await store.get('empty')).toHaveLength(0);
    });

    it('has nothing where nothing was put', async () => {
      expect(await (await open()).get('no/such/object')).toBeUndefined();
    });

    it('gives as it comes what was put, unpacked if it was packed', async () => {
      const store = await open();
      await store.put('plain.txt', Buffer.from('plain'), {});
      await store.put('packed.txt', gzipSync('packed'), { contentEncoding: 'gzip' });
      await store.put('empty', new Uint8Array(), {});
      const read = async (path: string): Promise<string | undefined> => {
        const bytes = await store.open(path);
        return bytes && Buffer.concat(await collect(bytes)).toString();
      };
      expect(await read('plain.txt')).toBe('plain');
      expect(await read('packed.txt')).toBe('packed');
      expect(await read('empty')).toBe('');
      expect(await read('no/such/object')).toBeUndefined();
    });

    it('takes a stream that is larger than one part', async () => {
      const store = await open();
      const chunk = Buffer.alloc(1024 * 1024, 'x');
      await store.put('large', repeat(chunk, 18), { contentType: 'text/plain' });
      const large = await store.get('large');
      expect(large).toHaveLength(18 * chunk.length);
      expect(
        Buffer.from(large ?? [])
          .subarray(-chunk.length)
          .equals(chunk),
      ).toBe(true);
    });

    it('unpacks what was put with the encoding gzip', async () => {
      const store = await open();
      const info = { contentType: 'text/plain', contentEncoding: 'gzip', metadata: { a: 'b' } };
      await store.put('build-log.txt', gzipSync('the log'), info);
      expect(text(await store.get('build-log.txt'))).toBe('the log');
    });

    it('lists by prefix, in order, the whole path', async () => {
      const store = await open();
      for (const path of ['b/2', 'b/1/z', 'b/1-a', 'b.txt', 'c']) {
        await store.put(path, Buffer.from(path), {});
      }
      expect(await collect(store.list('b/'))).toEqual(['b/1-a', 'b/1/z', 'b/2']);
      expect(await collect(store.list('b'))).toEqual(['b.txt', 'b/1-a', 'b/1/z', 'b/2']);
      expect(await collect(store.list('nothing/'))).toEqual([]);
    });

    it('keeps names with spaces, marks and other scripts', async () => {
      const store = await open();
      const path = 'artifacts/a b+c?%23/日本.txt';
      await store.put(path, Buffer.from('x'), {});
      expect(text(await store.get(path))).toBe('x');
      expect(await collect(store.list('artifacts/'))).toEqual([path]);
    });

    it.each(['../out', 'a/../../out', '/etc/passwd', '', 'a//b', 'a\u0000b'])(
      'refuses the path %j',
      async (path) => {
        const store = await open();
        await expect(store.put(path, new Uint8Array(), {})).rejects.toThrow(ArtifactStoreError);
        await expect(store.putNew(path, new Uint8Array(), {})).rejects.toThrow(ArtifactStoreError);
        await expect(store.get(path)).rejects.toThrow(ArtifactStoreError);
        await expect(store.delete(path)).rejects.toThrow(ArtifactStoreError);
      },
    );
  });
}

async function* repeat(chunk: Uint8Array, times: number): AsyncGenerator<Uint8Array> {
  for (let time = 0; time < times; time += 1) yield await Promise.resolve(chunk);
}
