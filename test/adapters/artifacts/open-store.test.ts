import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { openStore } from '../../../src/adapters/artifacts/open-store.ts';
import { collect } from './collect.ts';
import { describeStore } from './store-contract.ts';

const folder = (): Promise<string> => mkdtemp(join(tmpdir(), 'open-store-'));

describeStore('a prefix of a directory', async () =>
  openStore({ provider: 'file', bucket: await folder(), prefix: 'a/b' }),
);

describe('opening a store', () => {
  it('puts the prefix before every path', async () => {
    const bucket = await folder();
    const below = await openStore({ provider: 'file', bucket, prefix: 'team' });
    await below.put('x', Buffer.from('1'), {});
    const whole = await openStore({ provider: 'file', bucket });
    expect(await collect(whole.list(''))).toEqual(['team/x']);
    expect(await collect(below.list(''))).toEqual(['x']);
  });

  it('says at once that the credentials cannot be read', async () => {
    const opening = openStore({ provider: 's3', bucket: 'b' }, { s3CredentialsFile: '/missing' });
    await expect(opening).rejects.toMatchObject({ code: 'BAD_CREDENTIALS' });
  });

  it('says that there are no credentials anywhere', async () => {
    for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_PROFILE', 'AWS_WEB_IDENTITY_TOKEN_FILE']) {
      vi.stubEnv(name, '');
    }
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/no/such/file');
    vi.stubEnv('AWS_CONFIG_FILE', '/no/such/file');
    const store = await openStore({ provider: 's3', bucket: 'bucket' });
    await expect(store.get('a')).rejects.toMatchObject({ code: 'BAD_CREDENTIALS' });
    vi.unstubAllEnvs();
  });
});
