import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '../../log.ts';
import { PodutilsError } from '../../podutils-error.ts';
import { secretsInside } from './secrets-inside.ts';

/**
 * Reads all files of mounted Secrets, and what is secret inside files of a known format. Throws SECRETS_UNREADABLE when
 * any of it cannot be read: what is not known cannot be censored. Prow: pkg/sidecar/censor.go `loadSecrets`.
 */
export async function loadSecrets(
  directories: readonly string[],
  iniFileNames: readonly string[],
): Promise<readonly Buffer[]> {
  const secrets: Buffer[] = [];
  for (const directory of directories) {
    for (const { file, name } of await filesBelow(directory)) {
      const content = await reading(file, () => readFile(file));
      const inside = await reading(file, () =>
        Promise.resolve(secretsInside(name, content.toString(), iniFileNames)),
      );
      secrets.push(content, ...inside.map((text) => Buffer.from(text)));
    }
  }
  return secrets;
}

async function filesBelow(
  folder: string,
): Promise<readonly { readonly file: string; readonly name: string }[]> {
  const names = await reading(folder, () => readdir(folder));
  const found = names
    // A mounted Secret also has a link `..data` and the folder behind it, with the same files.
    .filter((name) => !name.startsWith('..'))
    .map(async (name) => {
      const file = join(folder, name);
      const isFolder = (await reading(file, () => stat(file))).isDirectory();
      return isFolder ? filesBelow(file) : [{ file, name }];
    });
  return (await Promise.all(found)).flat();
}

async function reading<T>(path: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (cause) {
    if (cause instanceof PodutilsError) throw cause;
    throw new PodutilsError(
      'SECRETS_UNREADABLE',
      `the secrets to censor cannot be read: ${path}: ${messageOf(cause)}`,
      { cause },
    );
  }
}
