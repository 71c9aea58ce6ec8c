import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { run, which } from './stack/command.ts';
import { StackError } from './stack/errors.ts';
import { withLock } from './stack/lock.ts';
import { cacheFolder } from './stack/paths.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

/** All that decides what the bundle and the wrapper are; the lock file stands for dependencies, bundler and Node. */
const SOURCES = [
  'podutils/src',
  'podutils/entrypoint',
  'src/adapters/artifacts',
  'src/ports',
  'src/prowjob',
  'package-lock.json',
  'dev/podutils-image.ts',
];

/** Modules that were written for CommonJS call `require` when they run. */
const REQUIRE = `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);`;

/**
 * Makes the files of the image that serves as clonerefs, initupload, entrypoint and sidecar, to be laid over a root file
 * system with git, ca-certificates and openssh-client. The image starts `/usr/local/bin/node /podutils/main.mjs`:
 *
 *     usr/local/bin/node     the Node of this checkout
 *     podutils/main.mjs      the program, with the chunks that it loads when it needs them
 *     podutils/entrypoint    the static wrapper of tests
 *
 * What was built once from the same sources comes from the cache. Throws MISSING_PREREQUISITE without Go, BUILD_FAILED.
 */
export async function buildPodutilsFiles(outDirectory: string): Promise<void> {
  const built = await ensureBuilt();
  await mkdir(join(outDirectory, 'usr/local/bin'), { recursive: true });
  await cp(built, join(outDirectory, 'podutils'), { recursive: true });
  await cp(
    join(ROOT, 'node_modules/node/bin/node'),
    join(outDirectory, 'usr/local/bin/node'),
    // Where the file system can, 120 MB are shared instead of copied.
    { mode: constants.COPYFILE_FICLONE },
  );
}

async function ensureBuilt(): Promise<string> {
  const folder = join(cacheFolder(), 'podutils');
  const built = join(folder, await digestOf(SOURCES.map((path) => join(ROOT, path))));
  if (await exists(built)) return built;
  await withLock(join(folder, '.lock'), async () => {
    if (await exists(built)) return;
    const work = await mkdtemp(join(folder, '.building-'));
    try {
      await Promise.all([bundle(work), buildEntrypoint(join(work, 'entrypoint'))]);
      await openToAll(work);
      await rename(work, built);
    } catch (error) {
      await rm(work, { recursive: true, force: true });
      throw error;
    }
  });
  return built;
}

/** In a Pod any user may run the image, whatever the umask was here. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const name of await readdir(folder)) {
    await chmod(join(folder, name), name === 'entrypoint' ? 0o755 : 0o644);
  }
}

async function bundle(folder: string): Promise<void> {
  await build({
    entryPoints: { main: join(ROOT, 'podutils/src/main.ts') },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    minify: true,
    keepNames: true,
    legalComments: 'none',
    banner: { js: REQUIRE },
    logLevel: 'silent',
  });
}

/** Builds the static wrapper alone: tests run it without the rest. */
export async function buildEntrypoint(path: string): Promise<void> {
  const go = await which('go');
  if (go === undefined) {
    throw new StackError(
      'MISSING_PREREQUISITE',
      'Go is needed to build the wrapper of tests, and there is none: install it from https://go.dev/dl/',
    );
  }
  const args = ['build', '-trimpath', '-buildvcs=false', '-ldflags=-s -w', '-o', path, '.'];
  await mkdir(dirname(path), { recursive: true });
  await run(go, args, {
    cwd: join(ROOT, 'podutils/entrypoint'),
    env: { ...process.env, CGO_ENABLED: '0' },
  });
}

/** A name for the content of these files and folders. */
async function digestOf(paths: readonly string[]): Promise<string> {
  const digest = createHash('sha256');
  for (const file of (await Promise.all(paths.map(filesBelow))).flat()) {
    const content = await readFile(file);
    digest.update(`${relative(ROOT, file)} ${String(content.byteLength)}\n`).update(content);
  }
  return digest.digest('hex').slice(0, 16);
}

async function filesBelow(path: string): Promise<readonly string[]> {
  if ((await stat(path)).isFile()) return [path];
  const names = (await readdir(path)).sort();
  return (await Promise.all(names.map((name) => filesBelow(join(path, name))))).flat();
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
