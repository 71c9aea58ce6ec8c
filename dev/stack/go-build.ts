import { createHash } from 'node:crypto';
import { access, mkdir, readFile, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run, which } from './command.ts';
import { StackError } from './errors.ts';
import { cacheFolder } from './paths.ts';
import type { GoTool } from './tool-table.ts';

const TOOLS = fileURLToPath(new URL('../../tools/', import.meta.url));
const OLDEST_GO = { major: 1, minor: 26 };

/** Where the built program is or will be: a name for each version and each way to build it. */
export async function cachedPath(tool: GoTool): Promise<string> {
  const folder = join(TOOLS, tool.module);
  const pins = await Promise.all(['go.mod', 'go.sum'].map((file) => readFile(join(folder, file))));
  const recipe = createHash('sha256').update(tool.package).update(tool.linkerFlags);
  for (const pin of pins) recipe.update(pin);
  const digest = recipe.digest('hex').slice(0, 8);
  return join(cacheFolder(), 'bin', `${tool.name}-${tool.version}-${digest}`);
}

/** Whether a program has been built already. */
export async function isBuilt(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Builds the program to `path`, which is never seen half written. Throws MISSING_PREREQUISITE or BUILD_FAILED. */
export async function buildGoTool(tool: GoTool, path: string): Promise<void> {
  const go = await findGo(tool);
  await mkdir(dirname(path), { recursive: true });
  await removeHalfBuilt(path);
  const temporary = `${path}.building-${String(process.pid)}`;
  const args = ['build', '-trimpath', '-buildvcs=false', '-ldflags', tool.linkerFlags];
  try {
    await run(go, [...args, '-o', temporary, tool.package], {
      cwd: join(TOOLS, tool.module),
      // Without C the same program runs on any distribution and needs no compiler but Go's.
      env: { ...process.env, CGO_ENABLED: '0' },
    });
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true });
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StackError('BUILD_FAILED', `building ${tool.name} failed: ${reason}`, { cause });
  }
}

/** The caller holds the lock, so whatever lies here half built is of a process that was killed. */
async function removeHalfBuilt(path: string): Promise<void> {
  const files = await readdir(dirname(path));
  const left = files.filter((file) => file.startsWith(`${basename(path)}.building-`));
  await Promise.all(left.map((file) => rm(join(dirname(path), file))));
}

async function findGo(tool: GoTool): Promise<string> {
  const usual = '/usr/local/go/bin/go'; // Where Go's own installer puts it, often without a change of PATH.
  const go = (await which('go')) ?? ((await isBuilt(usual)) ? usual : undefined);
  // Asked inside the module, where a Go that fetches newer toolchains by itself already has done so.
  const cwd = join(TOOLS, tool.module);
  const version = go && (await run(go, ['env', 'GOVERSION'], { cwd }).catch(() => 'too old'));
  if (go !== undefined && version !== undefined && isNewEnough(version.trim())) return go;
  const oldest = `${String(OLDEST_GO.major)}.${String(OLDEST_GO.minor)}`;
  const have = version === undefined ? 'there is none' : `the one on PATH is ${version.trim()}`;
  throw new StackError(
    'MISSING_PREREQUISITE',
    `Go ${oldest} or newer is needed to build ${tool.name}, and ${have}: install it from https://go.dev/dl/`,
  );
}

/** Whether `go1.26.8` and the like are at least the oldest Go that builds our tools. */
export function isNewEnough(version: string): boolean {
  const match = /^go(\d+)\.(\d+)/.exec(version);
  if (match === null) return version.startsWith('devel');
  const major = Number(match[1]);
  const minor = Number(match[2]);
  return major > OLDEST_GO.major || (major === OLDEST_GO.major && minor >= OLDEST_GO.minor);
}
