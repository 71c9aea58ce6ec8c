import { constants } from 'node:fs';
import { open, readlink, realpath, type FileHandle } from 'node:fs/promises';
import { PodutilsError } from '../podutils-error.ts';

/**
 * Opens a regular file of the job for reading, if it is below `root` by its real path. The job may replace its files by
 * symbolic links to what only this container has, such as the credentials of the store, or by pipes that nobody feeds;
 * and it may still run, so what has been opened is judged, not the path. Throws WITHHELD, or the system's error.
 */
export async function openInside(root: string, path: string): Promise<FileHandle> {
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const [top, real, stat] = await Promise.all([
      realpath(root),
      readlink(`/proc/self/fd/${String(file.fd)}`),
      file.stat(),
    ]);
    if (!stat.isFile()) throw outside(path, 'it is no regular file');
    if (!real.startsWith(top === '/' ? top : `${top}/`)) {
      throw outside(path, `it leads out of ${root}`);
    }
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}

const outside = (path: string, why: string): PodutilsError =>
  new PodutilsError('WITHHELD', `${path} is not uploaded: ${why}`);
