import { stat } from 'node:fs/promises';
import type { ConfigPaths } from './config-paths.ts';
import { listJobFiles } from './list-job-files.ts';
import { reason } from './read-source.ts';

/**
 * A text that differs when the files may differ. Files are looked at through symbolic links, so that the swap of a
 * mounted ConfigMap shows, on any file system, without a watch that could miss it.
 */
export async function fingerprint(paths: ConfigPaths): Promise<string> {
  const single = [paths.config, ...(paths.plugins === undefined ? [] : [paths.plugins])];
  const jobs = paths.jobConfig === undefined ? [] : await jobFiles(paths.jobConfig);
  const looks = await Promise.all([...single, ...jobs].map((path) => look(path)));
  return looks.join('\n');
}

async function jobFiles(path: string): Promise<readonly string[]> {
  try {
    return await listJobFiles(path);
  } catch {
    // What is wrong shows when the files are read; here it only has to look like a change.
    return [path];
  }
}

async function look(path: string): Promise<string> {
  try {
    const { ino, size, mtimeMs } = await stat(path);
    return `${path} ${ino} ${size} ${mtimeMs}`;
  } catch (error) {
    return `${path} ${reason(error)}`;
  }
}
