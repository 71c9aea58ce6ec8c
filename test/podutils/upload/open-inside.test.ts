import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openInside } from '../../../podutils/src/upload/open-inside.ts';
import { newFolder } from '../repository.ts';

async function content(root: string, name: string): Promise<string> {
  const file = await openInside(root, join(root, name));
  try {
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}

describe('opening a file of the job', () => {
  it('gives files of the folder, also through links inside of it', async () => {
    const root = newFolder();
    mkdirSync(join(root, 'sub'));
    writeFileSync(join(root, 'sub/file'), 'text');
    symlinkSync('sub/file', join(root, 'link'));
    linkSync(join(root, 'sub/file'), join(root, 'hard'));
    for (const name of ['sub/file', 'link', 'hard']) expect(await content(root, name)).toBe('text');
  });

  it.each<[string, (root: string, outside: string) => void]>([
    [
      'a link out of the folder',
      (root, outside) => {
        symlinkSync(outside, join(root, 'x'));
      },
    ],
    [
      'a folder',
      (root) => {
        mkdirSync(join(root, 'x'));
      },
    ],
    [
      'a pipe',
      (root) => {
        execFileSync('mkfifo', [join(root, 'x')]);
      },
    ],
    [
      'a device',
      (root) => {
        symlinkSync('/dev/zero', join(root, 'x'));
      },
    ],
  ])('refuses %s', async (_what, make) => {
    const [root, outside] = [newFolder(), join(newFolder(), 'secret')];
    writeFileSync(outside, 'secret');
    make(root, outside);
    await expect(content(root, 'x')).rejects.toMatchObject({ code: 'WITHHELD' });
  });

  it('refuses a neighbour whose name starts the same', async () => {
    const base = newFolder();
    for (const name of ['a', 'ab']) mkdirSync(join(base, name));
    writeFileSync(join(base, 'ab/file'), 'other');
    symlinkSync('../ab/file', join(base, 'a/link'));
    await expect(content(join(base, 'a'), 'link')).rejects.toMatchObject({ code: 'WITHHELD' });
  });
});
