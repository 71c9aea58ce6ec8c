import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../../src/adapters/artifacts/open-store.ts';
import type { ArtifactStore } from '../../../src/ports/artifact-store.ts';
import { collect } from './collect.ts';
import { S3Server } from './s3-server.ts';
import { describeStore } from './store-contract.ts';

let server: S3Server;
let credentials: string;

beforeAll(async () => {
  server = await S3Server.start();
  credentials = await server.credentials();
});

afterAll(() => server.stop());

let buckets = 0;

async function newBucket(): Promise<string> {
  buckets += 1;
  const bucket = `bucket-${String(buckets)}`;
  await server.createBucket(bucket);
  return bucket;
}

async function open(bucket: string, file = credentials): Promise<ArtifactStore> {
  return openStore({ provider: 's3', bucket }, { s3CredentialsFile: file });
}

describeStore('an S3 server', async () => open(await newBucket()));

describe('an S3 server', () => {
  it('lists more objects than one answer holds', async () => {
    const store = await open(await newBucket());
    const names = Array.from({ length: 1005 }, (_, index) => `n/${String(index).padStart(4, '0')}`);
    for (let from = 0; from < names.length; from += 50) {
      await Promise.all(
        names.slice(from, from + 50).map((name) => store.put(name, Buffer.of(1), {})),
      );
    }
    expect(await collect(store.list('n/'))).toEqual(names);
  });

  it('says that a bucket is not there', async () => {
    const store = await open('no-such-bucket');
    await expect(store.put('a', Buffer.of(1), {})).rejects.toMatchObject({ code: 'NO_BUCKET' });
    await expect(store.get('a')).rejects.toMatchObject({ code: 'NO_BUCKET' });
    await expect(collect(store.list(''))).rejects.toMatchObject({ code: 'NO_BUCKET' });
  });

  it('says that it was refused, and not with which key', async () => {
    const store = await open(await newBucket(), await server.credentials('another'));
    const refused = store.put('a', Buffer.of(1), {});
    await expect(refused).rejects.toMatchObject({ code: 'DENIED' });
    await expect(refused).rejects.not.toThrow('another');
  });

  it('takes a failed upload of parts back', async () => {
    const bucket = await newBucket();
    const store = await open(bucket);
    const failing = (async function* () {
      for (let mebibyte = 0; mebibyte < 17; mebibyte += 1) {
        yield await Promise.resolve(Buffer.alloc(1024 * 1024));
      }
      throw new Error('the reader went away');
    })();
    await expect(store.put('large', failing, {})).rejects.toThrow('went away');
    expect(await store.get('large')).toBeUndefined();
  });
});
