import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decode } from '../../../src/adapters/artifacts/decode.ts';

describe('undoing a content encoding', () => {
  it('unpacks gzip and leaves the rest alone', async () => {
    const packed = gzipSync('log');
    expect(Buffer.from(await decode(packed, 'gzip', 'x')).toString()).toBe('log');
    expect(await decode(packed, undefined, 'x')).toBe(packed);
  });

  it('gives what claims to be gzip and is not as it is', async () => {
    const bytes = Buffer.from('no gzip');
    expect(await decode(bytes, 'gzip', 'x')).toBe(bytes);
  });

  it('refuses a bomb', async () => {
    const bomb = gzipSync(Buffer.alloc(300 * 1024 * 1024));
    await expect(decode(bomb, 'gzip', 'artifacts/bomb')).rejects.toMatchObject({
      code: 'TOO_LARGE',
      message: 'artifacts/bomb unpacks to more than 256 MiB',
    });
  });
});
