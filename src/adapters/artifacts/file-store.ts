import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { link, mkdir, open, readFile, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ArtifactStore } from '../../ports/artifact-store.ts';
import { ArtifactStoreError } from './artifact-store-error.ts';
import { decodeStream } from './decode-stream.ts';
import { decode } from './decode.ts';
import { checkObjectPath, checkPrefix } from './object-path.ts';
import { watchBody } from './watch-body.ts';

/** A file that is being written has such a name, so that readers never see half an object. */
const PARTIAL = /^\.[0-9a-f]{16}\.partial$/;

/**
 * A directory as an artifact store. It keeps no content type, encoding or metadata: `get` tells gzip by its first bytes.
 * Symbolic links that lead out of the directory are not followed.
 */
export function fileStore(root: string): ArtifactStore {
  return {
    async put(path, body) {
      const watched = watchBody(body);
      await failing(path, async () => {
        await write(await placeOf(root, path), watched.bytes, rename);
      }).catch((error: unknown) => {
        throw watched.blame(error);
      });
    },
    async putNew(path, body) {
      return failing(path, async () => {
        try {
          await write(await placeOf(root, path), [body], link);
          return true;
        } catch (error) {
          if (codeOf(error) === 'EEXIST') return false;
          throw error;
        }
      });
    },
    async get(path) {
      const file = join(root, checkObjectPath(path));
      const bytes = await failing(path, () => read(root, file, path));
      if (bytes === undefined) return undefined;
      return decode(bytes, isPacked(bytes) && !/\.t?gz$/.test(path) ? 'gzip' : undefined, path);
    },
    async open(path) {
      const file = join(root, checkObjectPath(path));
      return failing(path, async () => {
        if (!(await isReadable(root, file, path))) return undefined;
        return decodeStream(createReadStream(file), () => (/\.t?gz$/.test(path) ? '' : 'gzip'));
      });
    },
    async *list(prefix) {
      const folder = checkPrefix(prefix).split('/').slice(0, -1).join('/');
      for await (const path of walk(root, folder)) if (path.startsWith(prefix)) yield path;
    },
    async delete(path) {
      const file = join(root, checkObjectPath(path));
      await failing(path, async () => {
        try {
          await checkInside(root, dirname(file), path);
          await rm(file);
        } catch (error) {
          if (!isMissing(error)) throw error;
        }
      });
    },
  };
}

/** Where an object goes; makes the folders above it. */
async function placeOf(root: string, path: string): Promise<string> {
  const target = join(root, checkObjectPath(path));
  await mkdir(dirname(target), { recursive: true });
  await checkInside(root, dirname(target), path);
  return target;
}

/** Writes beside the target and gives it its name at the end: `rename` replaces what is there, `link` does not. */
async function write(
  target: string,
  body: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  giveName: (from: string, to: string) => Promise<void>,
): Promise<void> {
  const partial = join(dirname(target), `.${randomBytes(8).toString('hex')}.partial`);
  const file = await open(partial, 'wx', 0o644);
  try {
    for await (const chunk of body) await file.write(chunk);
    await file.close();
    await giveName(partial, target);
  } finally {
    await file.close().catch(() => undefined);
    await rm(partial, { force: true });
  }
}

async function read(root: string, file: string, path: string): Promise<Uint8Array | undefined> {
  try {
    await checkInside(root, file, path);
    return await readFile(file);
  } catch (error) {
    if (isMissing(error) || codeOf(error) === 'EISDIR') return undefined;
    throw error;
  }
}

async function isReadable(root: string, file: string, path: string): Promise<boolean> {
  try {
    await checkInside(root, file, path);
    return (await stat(file)).isFile();
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

/** Names sorted as if folders ended in `/`: so whole paths come in order. */
async function* walk(root: string, folder: string): AsyncGenerator<string> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(
    (error: unknown) => {
      if (isMissing(error)) return [];
      throw error;
    },
  );
  const names = entries
    .filter((entry) => (entry.isFile() && !PARTIAL.test(entry.name)) || entry.isDirectory())
    .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
    .sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
  for (const name of names) {
    const path = folder === '' ? name : `${folder}/${name}`;
    if (name.endsWith('/')) yield* walk(root, path.slice(0, -1));
    else yield path;
  }
}

async function checkInside(root: string, file: string, path: string): Promise<void> {
  const [top, real] = await Promise.all([realpath(root), realpath(file)]);
  if (real === top || real.startsWith(top === '/' ? '/' : `${top}/`)) return;
  throw new ArtifactStoreError('BAD_PATH', `${path} leads out of the directory ${root}`);
}

async function failing<T>(path: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (cause) {
    if (!(cause instanceof Error) || codeOf(cause) === '' || cause instanceof ArtifactStoreError) {
      throw cause;
    }
    throw new ArtifactStoreError('UNAVAILABLE', `${path}: ${cause.message}`, { cause });
  }
}

function isPacked(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(codeOf(error));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';
}
