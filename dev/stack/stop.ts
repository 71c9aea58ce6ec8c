import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Progress } from '../progress.ts';
import { stopPart } from './cleanup.ts';
import { ownerOf } from './ownership.ts';
import { instancePaths, stateFolder, type Part } from './paths.ts';
import { isAlive, type ProcessIdentity } from './processes.ts';
import { waitFor } from './wait.ts';

/** Worker and API first: without their servers they would end in their own slow way. */
const CLIENTS: Part = 'prowflow';
const SERVERS: readonly Part[] = ['temporal', 'kubernetes'];

/** How long the process that started an instance has to end by itself. */
const OWNER_GRACE_MS = 30_000;

/** The instances that have state here, running or not, by name. */
export async function listInstances(): Promise<string[]> {
  const entries = await readdir(stateFolder(), { withFileTypes: true }).catch(() => []);
  const folders = entries.filter((entry) => entry.isDirectory());
  const names = folders.map((entry) => entry.name).filter((name) => !name.startsWith('.'));
  return names.sort();
}

/**
 * Ends everything of an instance and keeps its state, also after a crash. If another living process started it, that
 * one is asked to end first (SIGTERM), so that it does not miss its servers; what it leaves is then cleaned up.
 */
export async function stopStack(instance: string, progress: Progress): Promise<void> {
  await progress.step(`stopping the instance "${instance}"`, async () => {
    const owners = await otherOwners(instance);
    for (const owner of owners) await askToEnd(owner, progress);
    const asked = new Set(owners.map(({ pid }) => pid));
    const stopUnlessNew = async (part: Part): Promise<void> => {
      const owner = await ownerOf(instance, part);
      const isOurs = owner === undefined || owner.pid === process.pid || asked.has(owner.pid);
      if (isOurs) await stopPart(instance, part);
      else progress.note(`${part} was started again meanwhile, by process ${String(owner.pid)}`);
    };
    await stopUnlessNew(CLIENTS);
    await Promise.all(SERVERS.map(stopUnlessNew));
  });
}

/** The living processes other than this one that started parts of the instance, each once. */
async function otherOwners(instance: string): Promise<readonly ProcessIdentity[]> {
  const found = new Map<number, ProcessIdentity>();
  for (const part of [CLIENTS, ...SERVERS]) {
    const owner = await ownerOf(instance, part);
    if (owner !== undefined && owner.pid !== process.pid) found.set(owner.pid, owner);
  }
  return [...found.values()];
}

/** Stops an instance and removes all that is kept of it: for instances of tests, which nobody returns to. */
export async function removeInstance(instance: string, progress: Progress): Promise<void> {
  await stopStack(instance, progress);
  await rm(instancePaths(instance).root, { recursive: true, force: true });
}

async function askToEnd(owner: ProcessIdentity, progress: Progress): Promise<void> {
  progress.note(`asking process ${String(owner.pid)}, which started it, to end`);
  process.kill(owner.pid, 'SIGTERM');
  const gone = async () => ((await isAlive(owner)) ? undefined : true);
  await waitFor('it to end', gone, { timeoutMs: OWNER_GRACE_MS }).catch(() => undefined);
}

/** The folder of an instance's logs, for people. */
export function logsOf(instance: string): string {
  return join(stateFolder(), instance, '*', 'logs');
}
