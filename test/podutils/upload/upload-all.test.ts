import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { jsonLog } from '../../../podutils/src/log.ts';
import { PodutilsError } from '../../../podutils/src/podutils-error.ts';
import { uploadText, type Upload } from '../../../podutils/src/upload/upload.ts';
import { uploadAll, type UploadSettings } from '../../../podutils/src/upload/upload-all.ts';
import { ArtifactStoreError } from '../../../src/adapters/artifacts/artifact-store-error.ts';
import type { ObjectInfo } from '../../../src/ports/artifact-store.ts';

/** A store that fails as often as it is told, and keeps what it got. */
class MemoryStore {
  readonly objects = new Map<string, { readonly bytes: Buffer; readonly info: ObjectInfo }>();
  readonly failures: Error[] = [];
  tries = 0;

  async put(path: string, body: Uint8Array | AsyncIterable<Uint8Array>, info: ObjectInfo) {
    this.tries += 1;
    const failure = this.failures.shift();
    if (failure !== undefined) throw failure;
    const chunks: Uint8Array[] = [];
    for await (const chunk of body instanceof Uint8Array ? [body] : body) chunks.push(chunk);
    this.objects.set(path, { bytes: Buffer.concat(chunks), info });
  }
}

function settings(more: Partial<UploadSettings> = {}): UploadSettings {
  const log = jsonLog('test', () => undefined);
  return { compressFileTypes: [], retryDelaysMs: [1, 1, 1], log, ...more };
}

const away = (): Error => new ArtifactStoreError('UNAVAILABLE', 'away');

describe('uploading', () => {
  it('tries again, four times in all', async () => {
    const store = new MemoryStore();
    store.failures.push(away(), away(), away());
    expect(await uploadAll(store, [uploadText('a', 'x')], settings())).toEqual([]);
    expect(store.tries).toBe(4);
  });

  it('gives up on one, and goes on with the others', async () => {
    const store = new MemoryStore();
    store.failures.push(away(), away(), away(), away());
    const uploads = function* (): Generator<Upload> {
      yield uploadText('a', 'x');
    };
    expect(await uploadAll(store, uploads(), settings())).toEqual(['a']);
    expect(await uploadAll(store, [uploadText('b', 'x')], settings())).toEqual([]);
  });

  it.each([
    ['a path that no store keeps', new ArtifactStoreError('BAD_PATH', 'no')],
    ['a file that is withheld', new PodutilsError('WITHHELD', 'no')],
  ])('does not try again for %s', async (_what, failure) => {
    const store = new MemoryStore();
    store.failures.push(failure);
    expect(await uploadAll(store, [uploadText('a', 'x')], settings())).toEqual(['a']);
    expect(store.tries).toBe(1);
  });

  it('begins nothing more once it is told to stop', async () => {
    const store = new MemoryStore();
    const stop = AbortSignal.abort();
    expect(await uploadAll(store, [uploadText('a', 'x')], settings({ signal: stop }))).toEqual([]);
    expect(store.tries).toBe(0);
  });

  it('closes what it opened, each time', async () => {
    const store = new MemoryStore();
    store.failures.push(away());
    let [opened, closed] = [0, 0];
    const open = (): ReturnType<Upload['open']> => {
      opened += 1;
      return Promise.resolve({
        bytes: Buffer.from('x'),
        close: () => {
          closed += 1;
          return Promise.resolve();
        },
      });
    };
    await uploadAll(store, [{ path: 'a', info: {}, open }], settings());
    expect([opened, closed]).toEqual([2, 2]);
  });
});

describe('packing before an upload', () => {
  const long = 'line\n'.repeat(1000);
  const packing = settings({ compressFileTypes: ['txt'] });

  it('is told to the browser, which sees the same text', async () => {
    const store = new MemoryStore();
    await uploadAll(store, [uploadText('log.txt', long)], packing);
    const stored = store.objects.get('log.txt');
    expect(gunzipSync(stored?.bytes ?? '').toString()).toBe(long);
    expect(stored?.info).toEqual({
      contentEncoding: 'gzip',
      contentType: 'text/plain; charset=utf-8',
    });
  });

  it.each([
    ['small', uploadText('log.txt', 'short')],
    ['of another type', uploadText('log.json', long)],
    ['packed already, as its name said', uploadText('log.txt', long, { contentEncoding: 'gzip' })],
    ['packed already, as its first bytes say', uploadText('a.txt', `\u001f${long}`)],
  ])('leaves alone what is %s', async (_what, upload) => {
    const packed = upload.path === 'a.txt' ? { ...upload, open: gzipHead } : upload;
    const store = new MemoryStore();
    await uploadAll(store, [packed], packing);
    const content = await packed.open();
    await content.close();
    expect(store.objects.get(upload.path)?.bytes).toEqual(content.bytes);
  });

  const gzipHead = (): ReturnType<Upload['open']> =>
    Promise.resolve({
      bytes: Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.alloc(5000)]),
      close: () => Promise.resolve(),
    });
});
