import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { removeBridge } from './bridge.ts';
import { removeCgroups } from './cgroups.ts';
import { which } from './command.ts';
import { runningDaemons, stopDaemon } from './daemon.ts';
import { firstProcess } from './node-namespace.ts';
import { release } from './ownership.ts';
import { instancePaths, partFolder, type Part } from './paths.ts';
import { identityOf } from './processes.ts';
import { waitFor } from './wait.ts';

/** Programs with files of their own to close are asked first; the others keep nothing that a kill could harm. */
const GRACE_MS: Readonly<Partial<Record<string, number>>> = {
  etcd: 5_000,
  temporal: 10_000,
  worker: 25_000,
  api: 10_000,
};

/**
 * Ends what this part of the instance left running, by this process or by one that was killed, and removes what it made
 * outside its folder. Does nothing where nothing is left. Its state stays.
 */
export async function cleanUp(instance: string, part: Part): Promise<void> {
  const paths = instancePaths(instance);
  const folder = partFolder(paths, part);
  const first = await firstProcess(folder);
  const daemons = await runningDaemons(folder);
  await Promise.all(daemons.map((daemon) => stopDaemon(daemon, GRACE_MS[daemon.name] ?? 0)));
  if (part === 'kubernetes') {
    if (first !== undefined) await untilGone(first);
    if (process.getuid?.() === 0 && (await which('ip')) !== undefined) await removeBridge(paths);
    await removeCgroups(join(folder, 'containerd'));
  }
}

/** As `cleanUp`, and gives the part up. */
export async function stopPart(instance: string, part: Part): Promise<void> {
  await cleanUp(instance, part);
  await release(instance, part);
}

/** Removes the state of a part that is stopped, so that its next start is a first one. */
export async function forget(instance: string, part: Part): Promise<void> {
  await rm(partFolder(instancePaths(instance), part), { recursive: true, force: true });
}

/** The first process of a namespace goes after all others in it; that its own parent has yet to notice is no matter. */
async function untilGone(pid: number): Promise<void> {
  const gone = async () => ((await identityOf(pid)) === undefined ? true : undefined);
  await waitFor('the node to end', gone, { timeoutMs: 20_000, everyMs: 20 });
}
