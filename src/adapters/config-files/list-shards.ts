import { filesBelow } from './files-below.ts';

/**
 * The supplemental files below a directory: those whose names end with `suffix`. Prow knows no `.prowignore` there:
 * pkg/config/config.go `loadConfig`. Throws what the file system throws.
 */
export function listShards(directory: string, suffix: string): Promise<readonly string[]> {
  const isWanted = (name: string): boolean => name.endsWith(suffix);
  return filesBelow(directory, { isWanted, obeysIgnoreFiles: false });
}
