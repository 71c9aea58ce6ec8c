import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Progress } from '../progress.ts';
import { run } from './command.ts';
import { StackError } from './errors.ts';
import { withLock } from './lock.ts';
import { ensurePrerequisites, osRelease } from './packages.ts';
import { cacheFolder } from './paths.ts';

/** What jobs and their clone step find in every image beside the distribution's essentials. */
const PACKAGES = ['ca-certificates', 'git', 'openssh-client'];

/** One layer of an image: an uncompressed tar file and the sha256 of its bytes. */
export interface Layer {
  readonly file: string;
  readonly digest: string;
}

const FOLDER = (): string => join(cacheFolder(), 'base');

/** Whether the base layer is in the cache. */
export async function hasBaseLayer(): Promise<boolean> {
  return (await cachedLayer(await recipe())) !== undefined;
}

/** A small root file system of the running release with git, as a layer; made once by mmdebstrap, then cached. */
export async function ensureBaseLayer(progress: Progress, position = ''): Promise<Layer> {
  const made = await recipe();
  const cached = await cachedLayer(made);
  if (cached !== undefined) return cached;
  await ensurePrerequisites(['mmdebstrap', 'tar'], progress);
  return withLock(join(cacheFolder(), '.base.lock'), async () => {
    const other = await cachedLayer(made);
    if (other !== undefined) return other;
    const title = `${position}making the base image of ${made.codename} with ${PACKAGES.join(', ')} (about 1 min the first time, then cached)`;
    return progress.step(title, () => make(made));
  });
}

interface Recipe {
  readonly codename: string;
  /** Content key: what goes in decides the name. */
  readonly key: string;
}

async function recipe(): Promise<Recipe> {
  const { VERSION_CODENAME: codename } = await osRelease();
  if (codename === undefined || codename === '') {
    throw new StackError(
      'MISSING_PREREQUISITE',
      'images are made from the running Debian or Ubuntu release, and /etc/os-release names none',
    );
  }
  const key = createHash('sha256')
    .update(JSON.stringify([codename, PACKAGES, 'v1']))
    .digest('hex');
  return { codename, key: key.slice(0, 12) };
}

async function cachedLayer({ codename, key }: Recipe): Promise<Layer | undefined> {
  const file = join(FOLDER(), `${codename}-${key}.tar`);
  const digest = await readFile(`${file}.sha256`, 'utf8').catch(() => undefined);
  return digest === undefined ? undefined : { file, digest };
}

async function make({ codename, key }: Recipe): Promise<Layer> {
  await mkdir(FOLDER(), { recursive: true });
  const left = (await readdir(FOLDER())).filter((name) => name.startsWith('making-'));
  await Promise.all(left.map((name) => rm(join(FOLDER(), name), { force: true })));
  const temporary = join(FOLDER(), `making-${String(process.pid)}.tar`);
  const mirror = await mirrorOf(codename);
  const thin = ['/usr/share/doc/*', '/usr/share/man/*', '/usr/share/locale/*', '/usr/share/info/*'];
  await run('mmdebstrap', [
    '--mode=root',
    '--variant=minbase',
    `--include=${PACKAGES.join(',')}`,
    ...thin.map((glob) => `--dpkgopt=path-exclude=${glob}`),
    codename,
    temporary,
    mirror,
  ]);
  const file = join(FOLDER(), `${codename}-${key}.tar`);
  const digest = await sha256Of(temporary);
  await rename(temporary, file);
  // Last, since the layer counts as there when its digest is.
  await writeFile(`${file}.sha256.new`, digest);
  await rename(`${file}.sha256.new`, `${file}.sha256`);
  return { file, digest };
}

/** The mirror that this machine's own apt uses for its release: the one that is known to be reachable. */
async function mirrorOf(codename: string): Promise<string> {
  const format = '$(ORIGIN) $(CODENAME) $(REPO_URI)';
  const targets = await run('apt-get', [
    'indextargets',
    '--format',
    format,
    'Created-By: Packages',
  ]);
  const lines = targets.split('\n').map((line) => line.split(' '));
  const own = lines.find(
    ([origin, name]) => (origin === 'Debian' || origin === 'Ubuntu') && name === codename,
  );
  const uri = own?.[2];
  if (uri !== undefined) return uri;
  throw new StackError(
    'MISSING_PREREQUISITE',
    `apt knows no package list of ${codename}: run "apt-get update" and start again`,
  );
}

/** The sha256 of a file in hexadecimal digits. */
export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
