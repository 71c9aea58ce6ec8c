import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runningDaemons, startDaemon, type Daemon } from './daemon.ts';
import { StackError } from './errors.ts';
import { instancePaths, partFolder } from './paths.ts';
import { waitFor } from './wait.ts';

/**
 * The node runs in namespaces of its own for processes and mounts: with its first process the kernel ends every
 * container, shim, mount and network namespace in it, whatever state they were in. It also keeps kubelet and containerd
 * away from /run, /var/log and /var/lib/kubelet of the machine, where another node may live.
 */
const FIRST_PROCESS = `set -eu
folder=$1
mount -t tmpfs -o mode=755 prowflow /run
mount --bind "$folder/var-log" /var/log
mount --bind "$folder/kubelet" /var/lib/kubelet
mount --bind "$folder/cni" /var/lib/cni
containerd --config "$folder/containerd.toml" &
wait $!`;

const MOUNT_POINTS = ['/var/lib/kubelet', '/var/lib/cni'];

/** Starts containerd as the heart of the node's namespaces. The folder must hold `containerd.toml`. */
export async function startNodeNamespace(folder: string): Promise<Daemon> {
  const own = ['var-log', 'kubelet', 'cni'].map((name) => join(folder, name));
  await Promise.all([...own, ...MOUNT_POINTS].map((each) => mkdir(each, { recursive: true })));
  const namespaces = ['--mount', '--pid', '--fork', '--kill-child', '--mount-proc'];
  const first = ['sh', '-c', FIRST_PROCESS, 'prowflow-node', folder];
  const env = {
    ...process.env,
    PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/usr/bin:/sbin:/bin`,
  };
  return startDaemon(folder, 'containerd', 'unshare', [...namespaces, ...first], env);
}

/** The process number, on this machine, of the first process in the node's namespaces; undefined when there is none. */
export async function firstProcess(folder: string): Promise<number | undefined> {
  const outer = (await runningDaemons(folder)).find(({ name }) => name === 'containerd');
  if (outer === undefined) return undefined;
  const pid = String(outer.identity.pid);
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  const child = Number(children.trim().split(' ')[0]);
  return child > 0 ? child : undefined;
}

/** How to run a command inside the node's namespaces of this instance. Throws DIED when no node runs. */
export async function inNode(
  instance: string,
  command: readonly string[],
): Promise<{ readonly command: string; readonly args: readonly string[] }> {
  const folder = partFolder(instancePaths(instance), 'kubernetes');
  const find = () => firstProcess(folder);
  const pid = await waitFor('the node', find, { timeoutMs: 2_000, everyMs: 20 }).catch(
    (cause: unknown) => {
      throw new StackError('DIED', `no node of the instance "${instance}" is running`, { cause });
    },
  );
  const enter = ['--target', String(pid), '--mount', '--pid', '--'];
  return { command: 'nsenter', args: [...enter, ...command] };
}
