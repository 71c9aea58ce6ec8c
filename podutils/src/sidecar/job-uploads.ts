import { basename, dirname } from 'node:path';
import { messageOf, type Log } from '../log.ts';
import { findArtifacts, type Artifact } from '../upload/find-artifacts.ts';
import { describeFile } from '../upload/media-type.ts';
import { openInside } from '../upload/open-inside.ts';
import { uploadText, type Content, type Upload } from '../upload/upload.ts';
import type { UploadOptions } from '../upload/upload-options.ts';
import { censorFile } from './censor/censor-file.ts';
import type { Censor } from './censor/censor.ts';
import { shouldCensor, type CensoredPlaces } from './should-censor.ts';
import type { SidecarEntry } from './sidecar-options.ts';

const LOG_TYPE = { contentType: 'text/plain; charset=utf-8' };

/** The name of a test's log in the store: its own only where there are several. Prow: pkg/sidecar/run.go `logReadersFuncs`. */
export function buildLogName(entry: SidecarEntry, entries: readonly SidecarEntry[]): string {
  return entries.length > 1 ? `${entry.container_name}-build-log.txt` : 'build-log.txt';
}

/** A test's log, censored; where there is none, the reason. */
export function logUpload(entry: SidecarEntry, path: string, censor: Censor): Upload {
  const file = entry.process_log;
  return {
    path,
    info: LOG_TYPE,
    async open() {
      try {
        return await censoredContent({ file, root: dirname(file), path }, censor);
      } catch (error) {
        return uploadText(path, `Failed to open ${file}: ${messageOf(error)}\n`).open();
      }
    },
  };
}

/** What stands in for a log that must not be uploaded. */
export function withheldLog(path: string, why: string): Upload {
  return uploadText(path, `This log is withheld: ${why}\n`, LOG_TYPE);
}

/** All artifacts below the run's directory, censored where they are to be. Of two for one path, the first is taken. */
export async function* artifactUploads(
  { items, mediaTypes }: Pick<UploadOptions, 'items' | 'mediaTypes'>,
  directory: string,
  { censor, places }: { readonly censor: Censor; readonly places: CensoredPlaces },
  log: Log,
): AsyncGenerator<Upload> {
  const seen = new Set<string>();
  for (const item of items) {
    for await (const artifact of findArtifacts(item, log)) {
      const { name, info } = describeFile(basename(artifact.path), mediaTypes);
      const folder = dirname(artifact.path);
      const below = folder === '.' ? name : `${folder}/${name}`;
      // Google's tools read what follows a number sign as a generation. Prow: pkg/gcsupload/run.go `escapeFileName`.
      const path = (directory === '' ? below : `${directory}/${below}`).replaceAll('#', '%23');
      if (seen.has(path)) {
        log.warning('Encountered duplicate upload, skipping', { path });
        continue;
      }
      seen.add(path);
      const inItem = artifact.path.slice(basename(item).length + 1) || name;
      const censored = shouldCensor(inItem, places);
      yield {
        path,
        info,
        open: () => (censored ? censoredContent(artifact, censor) : plainContent(artifact)),
      };
    }
  }
}

async function censoredContent({ root, file }: Artifact, censor: Censor): Promise<Content> {
  const opened = await openInside(root, file);
  try {
    return { bytes: await censorFile(opened, censor), close: () => opened.close() };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

async function plainContent({ root, file }: Artifact): Promise<Content> {
  const opened = await openInside(root, file);
  return {
    bytes: opened.createReadStream({ autoClose: false }),
    close: () => opened.close(),
  };
}
