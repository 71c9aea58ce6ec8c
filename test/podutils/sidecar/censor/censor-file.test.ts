import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateRawSync, gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { censorFile } from '../../../../podutils/src/sidecar/censor/censor-file.ts';
import { createCensor } from '../../../../podutils/src/sidecar/censor/censor.ts';
import { collect } from '../../../adapters/artifacts/collect.ts';
import { newFolder } from '../../repository.ts';

const SECRET = 'correct-horse';

async function censored(content: Buffer): Promise<Buffer> {
  const path = join(newFolder(), 'file');
  writeFileSync(path, content);
  const file = await open(path);
  try {
    return Buffer.concat(
      await collect(await censorFile(file, createCensor([Buffer.from(SECRET)]))),
    );
  } finally {
    await file.close();
  }
}

/** A zip archive of one file. Source: PKWARE, APPNOTE.TXT 4.3. */
function zip(content: string, { method = 8, flags = 0 } = {}): Buffer {
  const packed = method === 8 ? deflateRawSync(content) : Buffer.from(content);
  const name = Buffer.from('file.txt');
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(flags, 2);
  common.writeUInt16LE(method, 4);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(content.length, 18);
  common.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, name, packed]);
  const entry = Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), common, Buffer.alloc(14), name]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, entry, end]);
}

/** With an end that points to nowhere. */
const damaged = (archive: Buffer): Buffer =>
  archive.fill(0xff, archive.length - 12, archive.length - 4);

describe('censoring a file', () => {
  it('masks text', async () => {
    expect((await censored(Buffer.from(`a ${SECRET} b`))).toString()).toBe('a XXXXXXXXXXXXX b');
  });

  it('masks what is on the border of what is read at once', async () => {
    const border = 1024 * 1024 - 5;
    const content = Buffer.alloc(3 * 1024 * 1024, '.');
    content.write(SECRET, border);
    expect((await censored(content)).subarray(border, border + 13).toString()).toBe('X'.repeat(13));
  });

  it('leaves a clean archive as it is, byte by byte', async () => {
    for (const clean of [gzipSync('nothing'), zip('nothing'), zip('nothing', { method: 0 })]) {
      expect((await censored(clean)).equals(clean)).toBe(true);
    }
  });

  it('packs a tar archive anew that can still be unpacked', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'in'));
    writeFileSync(join(folder, 'in', 'log'), `the ${SECRET}`);
    execFileSync('tar', ['-czf', 'a.tgz', 'in'], { cwd: folder });
    const packed = await censored(readFileSync(join(folder, 'a.tgz')));
    writeFileSync(join(folder, 'b.tgz'), packed);
    mkdirSync(join(folder, 'out'));
    execFileSync('tar', ['-xzf', '../b.tgz'], { cwd: join(folder, 'out') });
    expect(readFileSync(join(folder, 'out/in/log'), 'utf8')).toBe('the XXXXXXXXXXXXX');
  });

  it('masks in every member of a gzip file', async () => {
    const members = Buffer.concat([gzipSync('one '), gzipSync(SECRET)]);
    expect(gunzipSync(await censored(members)).toString()).toBe('one XXXXXXXXXXXXX');
  });

  it.each([
    ['a zip archive with a secret', zip(SECRET)],
    ['a stored zip archive with a secret', zip(SECRET, { method: 0 })],
    ['an encrypted zip archive', zip('x', { flags: 1 })],
    ['a zip archive packed in another way', zip('x', { method: 12 })],
    ['a zip archive that is cut short', zip('nothing').subarray(0, 40)],
    ['a zip archive with a damaged directory', damaged(zip('nothing'))],
    [
      'a damaged gzip file with a secret',
      Buffer.concat([gzipSync(SECRET + randomBytes(9999).toString('hex')).subarray(0, -500)]),
    ],
  ])('withholds %s', async (_what, content) => {
    await expect(censored(content)).rejects.toMatchObject({ code: 'WITHHELD' });
  });

  it('keeps a gzip file that was cut short, as far as nothing secret is in it', async () => {
    const cut = gzipSync(randomBytes(9999)).subarray(0, -500);
    expect((await censored(cut)).equals(cut)).toBe(true);
  });
});
