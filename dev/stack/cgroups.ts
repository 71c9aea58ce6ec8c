import { readdir, rmdir } from 'node:fs/promises';
import { join } from 'node:path';

const ROOT = '/sys/fs/cgroup';

/** Where containerd puts the groups of a kubelet's containers, each by the container's id, below every hierarchy. */
const PARENT = 'k8s.io';

/**
 * Removes the control groups that containers leave empty when they are killed with their runtime. Only groups of ids
 * that this containerd's own records name are looked at: others may belong to a containerd of the machine.
 */
export async function removeCgroups(containerdRoot: string): Promise<void> {
  const records = join(containerdRoot, 'io.containerd.grpc.v1.cri');
  const kinds = ['containers', 'sandboxes'];
  const lists = kinds.map((kind) => readdir(join(records, kind)).catch(() => []));
  const ids = (await Promise.all(lists)).flat();
  // Version 2 has one root; version 1 a folder for each hierarchy below it.
  const hierarchies = await readdir(ROOT).catch(() => []);
  const roots = [ROOT, ...hierarchies.map((hierarchy) => join(ROOT, hierarchy))];
  for (const root of roots) {
    for (const id of ids) await removeTree(join(root, PARENT, id));
    await rmdir(join(root, PARENT)).catch(() => undefined); // Stays while anyone has a group in it.
  }
}

async function removeTree(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) return;
  for (const entry of entries) {
    if (entry.isDirectory()) await removeTree(join(folder, entry.name));
  }
  await rmdir(folder);
}
