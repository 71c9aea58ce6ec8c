import { chmod, mkdir, readFile, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { run } from '../../dev/stack/command.ts';
import { packLayer } from '../../dev/stack/images.ts';
import { planImage, writeImage } from '../../dev/stack/oci.ts';
import { temporaryFolder } from './folder.ts';

async function content(folder: string): Promise<string> {
  const from = join(folder, 'from');
  await mkdir(join(from, 'bin'), { recursive: true, mode: 0o700 });
  await writeFile(join(from, 'bin', 'tool'), '#!/bin/sh\n', { mode: 0o755 });
  await symlink('bin/tool', join(from, 'link'));
  return from;
}

it('the same content has the same digest, whenever it was written', async () => {
  const folder = await temporaryFolder();
  const from = await content(folder);
  const first = await packLayer(from, '/app', join(folder, '1.tar'));
  await utimes(join(from, 'bin', 'tool'), 1, 1);
  const second = await packLayer(from, '/app', join(folder, '2.tar'));
  expect(second.digest).toBe(first.digest);
  await writeFile(join(from, 'bin', 'tool'), '#!/bin/bash\n');
  const changed = await packLayer(from, '/app', join(folder, '3.tar'));
  expect(changed.digest).not.toBe(first.digest);
});

it('a folder lies under its path, owned by root, readable for all, its links untouched', async () => {
  const folder = await temporaryFolder();
  const from = await content(folder);
  await chmod(from, 0o700);
  const { file } = await packLayer(from, '/opt/app/', join(folder, 'layer.tar'));
  const list = await run('tar', ['--list', '--verbose', '--numeric-owner', `--file=${file}`]);
  const lines = list.trim().split('\n');
  expect(lines.map((line) => line.replace(/^(\S+) (\S+) .* \d\d:\d\d /, '$1 $2 '))).toEqual([
    'drwxr-xr-x 0/0 ./opt/app/',
    'drwxr-xr-x 0/0 ./opt/app/bin/',
    '-rwxr-xr-x 0/0 ./opt/app/bin/tool',
    expect.stringMatching(/0\/0 \.\/opt\/app\/link -> bin\/tool$/),
  ]);
});

it('one file may be laid under another name', async () => {
  const folder = await temporaryFolder();
  const from = join(await content(folder), 'bin', 'tool');
  const { file } = await packLayer(from, '/usr/local/bin/other', join(folder, 'layer.tar'));
  expect(await run('tar', ['--list', `--file=${file}`])).toBe('./usr/local/bin/other\n');
});

it('an image on disk is what its index says: every digest leads to its blob', async () => {
  const folder = await temporaryFolder();
  const layer = await packLayer(await content(folder), '/', join(folder, 'layer.tar'));
  const image = planImage([layer], [1], { cmd: ['sh'], env: ['A=b'], user: '1000' });
  const layout = join(folder, 'layout');
  await writeImage(layout, 'localhost/prowflow/x:dev', image);
  const index = await readFile(join(layout, 'index.json'), 'utf8');
  expect(index).toContain('"localhost/prowflow/x:dev"');
  const blob = (digest: string) => readFile(join(layout, 'blobs', 'sha256', digest), 'utf8');
  const digestIn = (text: string) => /sha256:([0-9a-f]{64})/.exec(text)?.[1] ?? '';
  const manifest = await blob(digestIn(index));
  const config = await blob(digestIn(manifest));
  expect(JSON.parse(config)).toMatchObject({
    os: 'linux',
    config: { Cmd: ['sh'], Env: [expect.stringMatching(/^PATH=/), 'A=b'], User: '1000' },
    rootfs: { diff_ids: [`sha256:${layer.digest}`] },
  });
});

it('another command makes another image', () => {
  const plan = (cmd: string) => planImage([], [], { cmd: [cmd] }).digest;
  expect(plan('a')).toBe(plan('a'));
  expect(plan('a')).not.toBe(plan('b'));
});
