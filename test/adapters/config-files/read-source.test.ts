import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { readSource } from '../../../src/adapters/config-files/read-source.ts';
import { tree } from './tree.ts';

it('a file is read as text', async () => {
  const path = join(await tree({ 'a.yaml': 'é: 1' }), 'a.yaml');
  expect(await readSource(path)).toEqual({ ok: true, file: { path, text: 'é: 1' } });
});

it('a gzipped file is unpacked, whatever its name', async () => {
  const path = join(await tree({ 'a.yaml': gzipSync('a: 1') }), 'a.yaml');
  expect(await readSource(path)).toEqual({ ok: true, file: { path, text: 'a: 1' } });
});

it.each([
  ['a file that is not there', 'missing.yaml', 'there is no such file'],
  ['a directory', '.', 'it is a directory'],
  ['a file in another encoding', 'latin.yaml', 'it is not UTF-8 text'],
  ['a broken gzip file', 'broken.yaml', 'unexpected end of file'],
])('%s is a problem', async (_sentence, name, why) => {
  const files = {
    'latin.yaml': Uint8Array.of(0x61, 0xe9),
    'broken.yaml': gzipSync('a: 1').subarray(0, 15),
  };
  const path = join(await tree(files), name);
  expect(await readSource(path)).toEqual({
    ok: false,
    problem: { file: path, says: `the file cannot be read: ${why}` },
  });
});

it('a small file that unpacks to a huge one is a problem', async () => {
  const path = join(
    await tree({ 'bomb.yaml': gzipSync(Buffer.alloc(65 * 1024 * 1024)) }),
    'bomb.yaml',
  );
  const source = await readSource(path);
  expect(source.ok ? '' : source.problem.says).toContain(
    'the file cannot be read: Cannot create a Buffer larger than',
  );
});
