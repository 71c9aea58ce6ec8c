import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../../src/adapters/artifacts/open-store.ts';
import type { ArtifactStore } from '../../../src/ports/artifact-store.ts';
import { collect } from './collect.ts';
import { FakeGcs } from './fake-gcs.ts';
import { describeStore } from './store-contract.ts';

const fake = new FakeGcs();
let endpoint: string;

beforeAll(async () => {
  endpoint = await fake.start();
});
afterAll(() => {
  fake.stop();
});
beforeEach(() => {
  fake.refuse = () => undefined;
  fake.seen.length = 0;
});

let buckets = 0;

async function open(bucket = `bucket-${String((buckets += 1))}`): Promise<ArtifactStore> {
  return openStore({ provider: 'gs', bucket }, { gcsEndpoint: endpoint });
}

describeStore('Google Cloud Storage', () => open());

describe('Google Cloud Storage', () => {
  it('is told type, encoding and metadata', async () => {
    const store = await open('told');
    const metadata = { 'x-goog-meta-link': 'gs://told/logs/job/1' };
    await store.put('a', Buffer.from('x'), { contentType: 'text/plain', metadata });
    expect(fake.objects.get('told/a')).toMatchObject({ contentType: 'text/plain', metadata });
  });

  it('is asked again when it fails for a while', async () => {
    const store = await open();
    let failures = 2;
    fake.refuse = () => {
      failures -= 1;
      return failures < 0 ? undefined : { status: 503, message: 'try again' };
    };
    await store.put('a', Buffer.from('x'), {});
    expect(fake.seen).toHaveLength(3);
  }, 20_000);

  it.each([
    [403, 'the account may not write', 'DENIED'],
    [404, 'The specified bucket does not exist.', 'NO_BUCKET'],
    [400, 'that is odd', 'UNAVAILABLE'],
  ])('is believed when it answers %i: %s', async (status, message, code) => {
    const store = await open();
    fake.refuse = () => ({ status, message });
    const refused = { code, message: expect.stringContaining(message) as string };
    await expect(store.put('a', Buffer.from('x'), {})).rejects.toMatchObject(refused);
    await expect(store.get('a')).rejects.toMatchObject(refused);
    await expect(collect(store.list(''))).rejects.toMatchObject(refused);
  });

  it('says that a file of credentials cannot be used', async () => {
    const credentials = { gcsCredentialsFile: '/no/such/service-account.json' };
    const store = await openStore({ provider: 'gs', bucket: 'b' }, credentials);
    await expect(store.get('a')).rejects.toMatchObject({ code: 'BAD_CREDENTIALS' });
  });
});
