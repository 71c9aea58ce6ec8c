import { stat } from 'node:fs/promises';
import { filesBelow } from './files-below.ts';

/**
 * The job files at a path: the file itself, or all `*.yaml` and `*.yml` below a directory but those that a `.prowignore`
 * names. Prow: pkg/config/config.go `ReadJobConfig`. Throws what the file system throws.
 */
export async function listJobFiles(path: string): Promise<readonly string[]> {
  const found = await stat(path);
  if (!found.isDirectory()) return [path];
  const isWanted = (name: string): boolean => /\.ya?ml$/.test(name);
  return filesBelow(path, { isWanted, obeysIgnoreFiles: true });
}
