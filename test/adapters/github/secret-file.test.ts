import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { secretFile } from '../../../src/adapters/github/secret-file.ts';

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'secret-'));
  path = join(folder, 'token');
});
afterEach(() => rm(folder, { recursive: true }));

it('gives the secret without the white space around it', async () => {
  await writeFile(path, '  s3cret\n');
  expect(await secretFile(path)()).toBe('s3cret');
});

it('gives the new secret after a rotation', async () => {
  await writeFile(path, 'old');
  const secret = secretFile(path);
  await secret();
  await writeFile(path, 'new');
  expect(await secret()).toBe('new');
});

it('names a file that is not there', async () => {
  await expect(secretFile(path)()).rejects.toMatchObject({
    code: 'BAD_CREDENTIALS',
    message: `cannot read the secret file ${path}: check the mount and its permissions`,
  });
});

it('names a file that is empty', async () => {
  await writeFile(path, '\n');
  await expect(secretFile(path)()).rejects.toMatchObject({
    code: 'BAD_CREDENTIALS',
    message: `the secret file ${path} is empty`,
  });
});
