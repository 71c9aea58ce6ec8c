import { lstat, opendir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { messageOf, type Log } from '../log.ts';

/** A file to upload: where it is, below which folder it must stay, and its path below the run's directory. */
export interface Artifact {
  readonly file: string;
  readonly root: string;
  readonly path: string;
}

/**
 * The files of an item: itself, or all below it under its own name. What cannot be read is told and left out, since an
 * upload of the rest is worth more than none. Prow: pkg/gcsupload/run.go `gatherArtifacts`.
 */
export async function* findArtifacts(item: string, log: Log): AsyncGenerator<Artifact> {
  try {
    const isFolder = (await lstat(item)).isDirectory();
    if (isFolder) yield* below(item, item, basename(item), log);
    else yield { file: item, root: dirname(item), path: basename(item) };
  } catch (error) {
    log.warning(`Cannot read what is to be uploaded: ${messageOf(error)}`, { item });
  }
}

async function* below(
  root: string,
  folder: string,
  path: string,
  log: Log,
): AsyncGenerator<Artifact> {
  try {
    for await (const entry of await opendir(folder)) {
      const file = join(folder, entry.name);
      const artifact = `${path}/${entry.name}`;
      if (entry.isDirectory()) yield* below(root, file, artifact, log);
      else yield { file, root, path: artifact };
    }
  } catch (error) {
    log.warning(`Cannot read a folder of artifacts: ${messageOf(error)}`, { folder });
  }
}
