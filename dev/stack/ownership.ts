import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StackError } from './errors.ts';
import { withLock } from './lock.ts';
import { instancePaths, type Part } from './paths.ts';
import { currentBootId, isAlive, parsePidFile, type ProcessIdentity } from './processes.ts';

/** Beside the part's folder, since a fresh start empties that. */
const ownerFile = (instance: string, part: Part): string =>
  join(instancePaths(instance).root, `${part}.owner`);

/** The live process that started this part of the instance, if there is one. */
export async function ownerOf(instance: string, part: Part): Promise<ProcessIdentity | undefined> {
  const owner = parsePidFile(await readFile(ownerFile(instance, part), 'utf8').catch(() => ''));
  return owner !== undefined && (await isAlive(owner)) ? owner : undefined;
}

/**
 * Makes this process the owner of the part, so that a second start says so instead of pulling it from under the first.
 * An owner that died counts for nothing. Throws ALREADY_RUNNING.
 */
export async function claim(instance: string, part: Part): Promise<void> {
  await mkdir(instancePaths(instance).root, { recursive: true, mode: 0o700 });
  await withLock(`${ownerFile(instance, part)}.lock`, async () => {
    const owner = await ownerOf(instance, part);
    if (owner !== undefined) {
      const pid = String(owner.pid);
      throw new StackError(
        'ALREADY_RUNNING',
        `${part} of the instance "${instance}" is already run by process ${pid}: stop that first`,
      );
    }
    const own = `${await currentBootId()}\n${await readFile('/proc/self/stat', 'utf8')}`;
    await writeFile(ownerFile(instance, part), own);
  });
}

/** Gives the part up; what is left of it then belongs to nobody. */
export async function release(instance: string, part: Part): Promise<void> {
  await rm(ownerFile(instance, part), { force: true });
}
