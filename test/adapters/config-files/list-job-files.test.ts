import { symlink } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { listJobFiles } from '../../../src/adapters/config-files/list-job-files.ts';
import { tree } from './tree.ts';

async function listed(root: string): Promise<readonly string[]> {
  return (await listJobFiles(root)).map((path) => relative(root, path));
}

it('all YAML files below a directory are listed, in the order of their names', async () => {
  const root = await tree({
    'b/z.yaml': '',
    'b.yaml': '',
    'a/y.yml': '',
    'a/deep/x.yaml': '',
    'a/README.md': '',
    'B.yaml': '',
    'template.yaml.tpl': '',
  });
  expect(await listed(root)).toEqual(['B.yaml', 'a/deep/x.yaml', 'a/y.yml', 'b/z.yaml', 'b.yaml']);
});

it('a file is listed whatever its name', async () => {
  const root = await tree({ 'jobs.txt': '' });
  expect(await listJobFiles(join(root, 'jobs.txt'))).toEqual([join(root, 'jobs.txt')]);
});

it('names that start with two dots are left out', async () => {
  const root = await tree({ '..2026_01_01/a.yaml': '', '..b.yaml': '', '.c.yaml': '' });
  expect(await listed(root)).toEqual(['.c.yaml']);
});

it('what .prowignore names is left out, with all that is in it', async () => {
  const root = await tree({
    '.prowignore': 'old/\n*-draft.yaml\n',
    'a.yaml': '',
    'b-draft.yaml': '',
    'old/c.yaml': '',
    'new/.prowignore': '!e-draft.yaml\n',
    'new/d-draft.yaml': '',
    'new/e-draft.yaml': '',
  });
  expect(await listed(root)).toEqual(['a.yaml', 'new/e-draft.yaml']);
});

it('files are read through symbolic links, directories are not entered', async () => {
  const root = await tree({ '..data/a.yaml': '' });
  await symlink('..data/a.yaml', join(root, 'a.yaml'));
  await symlink('.', join(root, 'loop'));
  expect(await listed(root)).toEqual(['a.yaml']);
});

it('a path that is not there throws', async () => {
  const root = await tree({});
  await expect(listJobFiles(join(root, 'missing'))).rejects.toThrow('ENOENT');
});
